import type { INCIDENTS } from './scenario';
import type { SimulatedAddress } from './simulated-address';
import type { SimulatedClient } from './simulated-client';
import type { SimulatedProcess } from './simulated-process';
import type { SimulatedRedis, Snapshot } from './simulated-redis';
import type { World } from './world';

interface Field {
  readonly addresses: readonly SimulatedAddress[];
  /** The one that takes over from the server of the first address. */
  readonly replica: SimulatedRedis | undefined;
  readonly processes: readonly SimulatedProcess[];
}

/** What befalls the servers of a world, and the connections to them. */
export class Incidents {
  private dump: Snapshot = new Map();

  private readonly addresses: readonly SimulatedAddress[];
  private readonly processes: readonly SimulatedProcess[];
  private replica: SimulatedRedis | undefined;

  constructor(
    private readonly world: World,
    { addresses, processes, replica }: Field,
  ) {
    this.addresses = addresses;
    this.processes = processes;
    this.replica = replica;
  }

  /** Answers what there is to tell of it. */
  cut({ links }: SimulatedProcess): string {
    this.world.choose(links).cut();
    return '';
  }

  /** Answers what there is to tell of it. */
  repeat({ links }: SimulatedProcess): string {
    this.world.choose(links).connection?.repeatReply();
    return '';
  }

  /** To one of the servers. Answers what there is to tell of it. */
  befall(incident: Exclude<(typeof INCIDENTS)[number], 'age'>): string {
    const { server } = this.world.choose(this.addresses);
    switch (incident) {
      case 'evict':
        return this.evict(server);
      case 'evict tags':
        for (const name of server.names.filter((each) => /:[tc]$/.test(each))) server.evict(name);
        return '';
      case 'flush':
        server.flush();
        return '';
      case 'save':
        this.dump = server.save();
        return '';
      case 'restart':
        return this.restart(server);
      case 'read-only':
      case 'writable':
        server.isReadOnly = incident === 'read-only';
        return '';
      case 'full':
      case 'no longer full':
        server.isFull = incident === 'full';
        return '';
      case 'migrate':
      case 'migrated':
        server.isMigrating = incident === 'migrate';
        return '';
      case 'fail over':
        return this.failOver();
      case 'demote':
        return this.demote();
      case 'fail back':
        return this.failBack();
    }
  }

  private evict(server: SimulatedRedis): string {
    if (server.names.length === 0) return ' (nothing)';
    const name = this.world.choose(server.names);
    server.evict(name);
    return ` of ${name}`;
  }

  private failOver(): string {
    const [replaced, next] = this.replace();
    next.copy(replaced.save());
    next.promote();
    for (const { links } of this.processes) for (const link of links) link.cut(true);
    return '';
  }

  private demote(): string {
    const [replaced, next] = this.replace();
    next.copy(replaced.save());
    next.promote();
    replaced.demote();
    return '';
  }

  /** Whoever was not there in between cannot notice, and nothing is promised to him. */
  private failBack(): string {
    const { server } = this.address;
    const isSeenByAll = this.processes.every(({ links }) =>
      links.every(({ connection }) => connection !== undefined && this.isKnown(connection, server)),
    );
    if (!isSeenByAll) return ' (not yet: somebody has not met the present one)';
    const [, next] = this.replace();
    if (next.isFollowing) next.promote();
    for (const { links } of this.processes)
      for (const link of links) if (link.connection?.server === server) link.cut(true);
    return '';
  }

  /** He has met it, or is connected to one that has been demoted, and which he will see promoted. */
  private isKnown({ server }: SimulatedClient, present: SimulatedRedis): boolean {
    return server === present || server.isFollowing;
  }

  private replace(): [replaced: SimulatedRedis, next: SimulatedRedis] {
    const { address, replica } = this;
    const next = replica as SimulatedRedis; // only scenarios with a replica have such incidents
    const replaced = address.server;
    this.replica = replaced;
    address.server = next;
    return [replaced, next];
  }

  private get address(): SimulatedAddress {
    return this.addresses[0] as SimulatedAddress;
  }

  private restart(server: SimulatedRedis): string {
    server.restart(this.dump);
    for (const { links } of this.processes) for (const link of links) link.cut(false);
    return '';
  }
}
