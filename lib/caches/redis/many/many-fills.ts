import type { RedisSession, RedisTopology } from '../../connection/redis-session';
import { FILL_SCRIPT } from '../lease-scripts';
import { FILL_MANY_SCRIPT, KEYS_PER_SCRIPT, TEXT_PER_SCRIPT } from './many-scripts';

/** What is to be kept under a lease. */
export interface LeasedFill {
  readonly valueName: string;
  readonly leaseName: string;
  readonly lease: string;
  readonly value: string;
  readonly life: number;
}

interface Gathered extends LeasedFill {
  readonly resolve: (isKept: boolean) => void;
  readonly reject: (cause: unknown) => void;
}

/** Keeps what is filled at one time together: a run of many ids is a script for a hundred of them. On a cluster, one each. */
export class ManyFills {
  private gathered: Gathered[] = [];

  constructor(private readonly topology: Pick<RedisTopology, 'requireSession'>) {}

  /** Resolves to false when refused: the lease is gone. */
  fill(fill: LeasedFill): Promise<boolean> {
    if (this.gathered.length === 0) queueMicrotask(() => this.flush());
    return new Promise((resolve, reject) => this.gathered.push({ ...fill, resolve, reject }));
  }

  private flush(): void {
    const { gathered } = this;
    this.gathered = [];
    for (const together of chunksOf(gathered)) {
      this.send(together).catch((cause: unknown) => {
        for (const { reject } of together) reject(cause);
      });
    }
  }

  private async send(together: readonly Gathered[]): Promise<void> {
    const session = this.topology.requireSession();
    if (session.isOneServer && together.length > 1) return this.sendMany(session, together);
    await Promise.all(together.map((each) => sendOne(session, each)));
  }

  private async sendMany(session: RedisSession, together: readonly Gathered[]): Promise<void> {
    const keys = together.flatMap(({ valueName, leaseName }) => [valueName, leaseName]);
    const args = together.flatMap(({ lease, value, life }) => [lease, value, String(life)]);
    const replies = (await FILL_MANY_SCRIPT.run(
      session,
      { keys, args },
      (reply) => FILL_MANY_SCRIPT.isReply(reply) && (reply as unknown[]).length === together.length,
    )) as readonly (0 | 1 | string)[]; // what was just made sure of
    for (const [index, { resolve, reject }] of together.entries()) {
      const reply = replies[index];
      if (typeof reply === 'string') reject(new Error(reply));
      else resolve(reply === 1);
    }
  }
}

async function sendOne(session: RedisSession, fill: Gathered): Promise<void> {
  const { valueName, leaseName, lease, value, life, resolve, reject } = fill;
  const args = [lease, value, String(life)];
  await FILL_SCRIPT.run(session, { keys: [valueName, leaseName], args }).then(
    (reply) => resolve(reply === 1),
    reject,
  );
}

/** At most so many, and at most so much text, or one alone. */
function* chunksOf(gathered: readonly Gathered[]): Generator<readonly Gathered[]> {
  let chunk: Gathered[] = [];
  let size = 0;
  for (const each of gathered) {
    const isFull = chunk.length === KEYS_PER_SCRIPT || size + each.value.length > TEXT_PER_SCRIPT;
    if (isFull && chunk.length > 0) {
      yield chunk;
      chunk = [];
      size = 0;
    }
    chunk.push(each);
    size += each.value.length;
  }
  if (chunk.length > 0) yield chunk;
}
