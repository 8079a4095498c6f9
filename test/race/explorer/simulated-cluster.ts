import { EventEmitter } from 'node:events';
import type { SimulatedLink } from './simulated-link';

interface Node {
  readonly address: string;
  readonly client: SimulatedLink;
}

/** A node-redis cluster client of a few masters, which have the slots by turns. */
export class SimulatedCluster extends EventEmitter {
  readonly isOpen = true;
  readonly masters: readonly Node[];
  readonly slots: readonly { readonly master: Node }[];

  constructor(links: readonly SimulatedLink[]) {
    super();
    this.masters = links.map((client, index) => ({ address: `node${index}`, client }));
    this.slots = new Proxy([], { get: (_, slot) => ({ master: this.masters[Number(slot) % links.length] }) });
  }

  connect(): Promise<unknown> {
    return Promise.resolve(this);
  }

  nodeClient(node: Node): SimulatedLink {
    return node.client;
  }

  /** Asked only where a slot has moved, or a node is down, and a command finds out. Here none of that lasts. */
  sendCommand(): Promise<unknown> {
    return Promise.reject(new Error('There is nothing to be found out'));
  }
}
