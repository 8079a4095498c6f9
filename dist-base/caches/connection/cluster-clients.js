"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ClusterClients = void 0;
const node_events_1 = require("node:events");
const reconnecting_client_1 = require("./reconnecting-client");
/** Connections of our own to the masters of a cluster, made after the pattern of the cluster client's. */
class ClusterClients {
    constructor(cluster, settings) {
        this.cluster = cluster;
        this.settings = settings;
        this.clients = new Map();
        this.isClosed = false;
    }
    /** The connection to a node, if commands may be sent on it now. If not, it is being made. */
    ready(node) {
        const client = node && this.clientTo(node);
        return client?.isReady ? client : undefined;
    }
    /** The connection to a node, once it stands. Rejects when the first attempt fails; it goes on being tried. */
    async reach(node) {
        // With minimizeConnections the cluster client has a client of a node only when it is first asked for.
        await this.cluster.nodeClient(node);
        const client = this.clientTo(node);
        if (client === undefined)
            throw new Error(`The Redis Cluster node ${node.address} is down`);
        if (!client.isReady)
            await (0, node_events_1.once)(client, 'ready');
        return client;
    }
    close() {
        this.isClosed = true;
        for (const { client } of this.clients.values())
            client.close();
        this.clients.clear();
    }
    clientTo(node) {
        const pattern = node.client;
        // In generation 4 it is a promise until it has connected for the first time.
        if (pattern === undefined || pattern instanceof Promise || this.isClosed)
            return undefined;
        const known = this.clients.get(node.address);
        if (known?.pattern === pattern)
            return known.client;
        known?.client.close();
        const client = new reconnecting_client_1.ReconnectingClient(pattern, this.settings);
        client.on('error', this.settings.onTrouble);
        this.clients.set(node.address, { client, pattern });
        void client.connect();
        this.closeOthers();
        return client;
    }
    /** Nodes leave a cluster, and masters become replicas. */
    closeOthers() {
        const masters = new Set(this.cluster.masters.map(({ address }) => address));
        for (const [address, { client }] of this.clients) {
            if (masters.has(address))
                continue;
            client.close();
            this.clients.delete(address);
        }
    }
}
exports.ClusterClients = ClusterClients;
//# sourceMappingURL=cluster-clients.js.map