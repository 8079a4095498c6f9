import { FULL, LuaMachine } from './lua-machine';

const READ_ONLY = "READONLY You can't write against a read only replica.";
const SCAN_PAGE = 2;

/** One interpreter for all simulated servers: it keeps nothing between two runs but what it has learned. */
const machine = new LuaMachine();

/** What a dump file holds. */
export type Snapshot = ReadonlyMap<string, string>;

/** A Redis in this process, as far as the library speaks with one. Nothing expires by itself: eviction stands for that. */
export class SimulatedRedis {
  /** A master of a cluster whose slots are on their way to another node: commands of several keys have to wait. */
  isMigrating = false;
  isReadOnly = false;
  /** It takes nothing more, and deletes. */
  isFull = false;
  /** Its role and its history change together; who asks in between is told neither by the connection. */
  roleChanges = 0;
  /** Hears of every SET. */
  onSet: ((name: string, value: string) => void) | undefined;
  private isReplica = false;
  private histories = 1;
  private runs = 1;
  private data = new Map<string, string>();
  private scripts = new Map<string, string>();

  /** @param knownScripts those that it has in its script cache, by digest */
  constructor(
    private readonly knownScripts: ReadonlyMap<string, string> = new Map(),
    private readonly name = '',
  ) {
    this.scripts = new Map(knownScripts);
  }

  /** The names of all keys, sorted. */
  get names(): string[] {
    return [...this.data.keys()].sort();
  }

  get entries(): [name: string, value: string][] {
    return [...this.data];
  }

  get isFollowing(): boolean {
    return this.isReplica;
  }

  get runId(): string {
    return `run${this.name}${this.runs}`;
  }

  /** It follows another one, and may lag behind: it keeps what it has. */
  demote(): void {
    this.isReplica = true;
    this.roleChanges++;
  }

  /** It becomes the primary, with what it has. */
  promote(): void {
    this.isReplica = false;
    this.histories++;
    this.roleChanges++;
  }

  /** As a replica that has all that its primary had. */
  copy(snapshot: Snapshot): void {
    this.data = new Map(snapshot);
  }

  evict(name: string): void {
    this.data.delete(name);
  }

  flush(): void {
    this.data.clear();
  }

  save(): Snapshot {
    return new Map(this.data);
  }

  restart(snapshot: Snapshot): void {
    this.data = new Map(snapshot);
    this.scripts = new Map();
    this.runs++;
  }

  /** What the server replies; throws its error replies. */
  execute([name = '', ...args]: readonly string[]): unknown {
    switch (name) {
      case 'GET':
        return this.data.get(args[0] as string) ?? null;
      case 'MGET':
        return args.map((key) => this.data.get(key) ?? null);
      case 'SET':
        return this.set(args[0] as string, args[1] as string);
      case 'DEL':
      case 'UNLINK':
        return this.delete(args);
      case 'SCAN':
        return this.scan(Number(args[0]), args[2] as string);
      case 'EVALSHA':
        return this.runKnown(args);
      case 'EVAL':
        return this.runGiven(args);
      case 'INFO':
        return this.inform(args[0]);
      default:
        throw new Error(`ERR unknown command '${name}'`);
    }
  }

  private inform(section = ''): string {
    if (section === 'server') return `# Server\r\nrun_id:${this.runId}\r\n`;
    const role = this.isReplica ? 'slave' : 'master';
    return `# Replication\r\nrole:${role}\r\nmaster_replid:${`${this.name}${this.histories}`.padEnd(40, 'h')}\r\n`;
  }

  private set(key: string, value: string): 'OK' {
    this.refuseWrites();
    if (this.isFull) throw new Error(FULL);
    this.onSet?.(key, value);
    this.data.set(key, value);
    return 'OK';
  }

  private delete(keys: readonly string[]): number {
    this.refuseWrites();
    if (keys.length > 1) this.refuseSeveral();
    return keys.filter((key) => this.data.delete(key)).length;
  }

  /** The cursor is a place in the order of the names: what is there from begin to end is told, as in Redis. */
  private scan(cursor: number, pattern: string): [string, string[]] {
    const matches = globToExpression(pattern);
    const rest = this.names
      .map((name) => ({ name, place: placeOf(name) }))
      .filter(({ place }) => place > cursor);
    rest.sort((one, other) => one.place - other.place);
    const page = rest.slice(0, SCAN_PAGE);
    const next = rest.length > page.length ? String(page.at(-1)?.place) : '0';
    return [next, page.map(({ name }) => name).filter((name) => matches.test(name))];
  }

  private runKnown([digest = '', ...rest]: readonly string[]): unknown {
    const text = this.scripts.get(digest);
    if (text === undefined) throw new Error('NOSCRIPT No matching script. Please use EVAL.');
    return this.run(text, rest);
  }

  private runGiven([text = '', ...rest]: readonly string[]): unknown {
    for (const [digest, known] of this.knownScripts) if (known === text) this.scripts.set(digest, text);
    return this.run(text, rest);
  }

  private run(text: string, [count, ...rest]: readonly string[]): unknown {
    const keys = rest.slice(0, Number(count));
    if (keys.length > 1) this.refuseSeveral();
    const values = keys.map((key) => this.data.get(key));
    const output = machine.run(text, {
      keys,
      args: rest.slice(keys.length),
      values,
      isReadOnly: this.isReadOnly || this.isReplica,
      isFull: this.isFull,
    });
    for (const [index, key] of keys.entries()) this.put(key, output.values[index]);
    if (output.error !== undefined) throw new Error(output.error);
    return output.reply;
  }

  private put(key: string, value: string | undefined): void {
    if (value === undefined) this.data.delete(key);
    else this.data.set(key, value);
  }

  private refuseWrites(): void {
    if (this.isReadOnly || this.isReplica) throw new Error(READ_ONLY);
  }

  private refuseSeveral(): void {
    if (this.isMigrating) throw new Error('TRYAGAIN Multiple keys request during rehashing of slot');
  }
}

/** A number of its own for every name: its hash, never 0. */
function placeOf(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at++) hash = (Math.imul(hash, 31) + name.charCodeAt(at)) >>> 0;
  return hash + 1;
}

/** Stars, classes and escapes: what our own patterns are made of. */
function globToExpression(pattern: string): RegExp {
  const source = pattern.replace(/\\(.)|\*|\[[^\]]*\]|[.+^$(){}|?]/g, (found, escaped?: string) => {
    if (escaped !== undefined) return `\\${escaped}`;
    if (found === '*') return '.*';
    return found.startsWith('[') ? found : `\\${found}`;
  });
  return new RegExp(`^${source}$`);
}
