import type { INCIDENTS } from './scenario';
import type { SimulatedProcess } from './simulated-process';
import type { SimulatedRedis, Snapshot } from './simulated-redis';
import type { World } from './world';

/** What befalls the servers of a world, and the connections to them. */
export class Incidents {
  private dump: Snapshot = new Map();

  constructor(
    private readonly world: World,
    private readonly servers: readonly SimulatedRedis[],
    private readonly processes: readonly SimulatedProcess[],
  ) {}

  /** Answers what there is to tell of it. */
  cut({ links }: SimulatedProcess): string {
    this.world.choose(links).cut();
    return '';
  }

  /** To one of the servers. Answers what there is to tell of it. */
  befall(incident: (typeof INCIDENTS)[number]): string {
    const server = this.world.choose(this.servers);
    switch (incident) {
      case 'evict':
        return this.evict(server);
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
      case 'migrate':
      case 'migrated':
        server.isMigrating = incident === 'migrate';
        return '';
    }
  }

  private evict(server: SimulatedRedis): string {
    if (server.names.length === 0) return ' (nothing)';
    const name = this.world.choose(server.names);
    server.evict(name);
    return ` of ${name}`;
  }

  private restart(server: SimulatedRedis): string {
    server.restart(this.dump);
    for (const { links } of this.processes) for (const link of links) link.cut(false);
    return '';
  }
}
