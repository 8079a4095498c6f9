import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultLab, TestApplication } from './fault-lab';

/**
 * The faults that a shared cache is put through, what a call and an invalidation then do, and what it says of that in
 * docs/redis-down.md. The tests assert what this table says; that of the page is made of it.
 */
export interface Fault {
  readonly name: string;
  /** A call whose outcome was kept before. */
  readonly hit: keyof typeof HIT_TEXT;
  /** An invalidation, of one call or in bulk. */
  readonly invalidation: keyof typeof INVALIDATION_TEXT;
  /** Whether calls wait for `deadline.read`, until the breaker is open. */
  readonly isSilent: boolean;
  begin(lab: FaultLab): void | Promise<void>;
  end(lab: FaultLab): void | Promise<void>;
}

/** What a call does. One that misses runs its method during every fault, and is not kept. */
const HIT_TEXT = {
  served: 'is served',
  runs: 'runs its method',
  noticed: 'runs its method, after a second at most',
} as const;

const INVALIDATION_TEXT = {
  confirmed: 'is confirmed',
  rejected: 'rejects at once',
  late: 'rejects after `deadline.invalidate`',
} as const;

const NO_CONNECTION = { hit: 'runs', invalidation: 'rejected', isSilent: false } as const;
const NO_ANSWER = { hit: 'runs', invalidation: 'late', isSilent: true } as const;

export const FAULTS: readonly Fault[] = [
  {
    name: 'killed (SIGKILL)',
    ...NO_CONNECTION,
    begin: ({ redis }) => redis.kill('SIGKILL'),
    end: ({ redis }) => redis.restart({ empty: true }),
  },
  {
    name: 'hung (SIGSTOP)',
    ...NO_ANSWER,
    begin: ({ redis }) => redis.pause(),
    end: ({ redis }) => redis.resume(),
  },
  {
    name: 'connections reset, new ones refused',
    ...NO_CONNECTION,
    begin: ({ wire }) => wire.reset(),
    end: ({ wire }) => wire.heal(),
  },
  {
    name: 'unplugged: nothing passes the wire',
    ...NO_ANSWER,
    begin: ({ wire }) => wire.swallow(),
    end: ({ wire }) => wire.heal(),
  },
  {
    name: 'slower than `deadline.read`',
    hit: 'runs',
    invalidation: 'confirmed',
    isSilent: true,
    // By so much that no busy machine has an answer before it gives up.
    begin: ({ wire }) => wire.delay(400),
    end: ({ wire }) => wire.heal(),
  },
  {
    name: 'read-only: a replica (REPLICAOF)',
    hit: 'noticed',
    invalidation: 'rejected',
    isSilent: false,
    begin: async ({ redis }) => {
      // Of a primary that is not there, so that it keeps what it has.
      await redis.cli('REPLICAOF', '127.0.0.1', '1');
      await sleep(1500);
    },
    end: async ({ redis }) => void (await redis.cli('REPLICAOF', 'NO', 'ONE')),
  },
  {
    name: 'full (maxmemory, noeviction)',
    hit: 'served',
    invalidation: 'confirmed',
    isSilent: false,
    begin: async ({ redis }) => void (await redis.cli('CONFIG', 'SET', 'maxmemory', '1')),
    end: async ({ redis }) => void (await redis.cli('CONFIG', 'SET', 'maxmemory', '0')),
  },
  {
    name: 'locked (requirepass)',
    ...NO_CONNECTION,
    begin: async ({ redis }) => {
      await redis.cli('CONFIG', 'SET', 'requirepass', 'secret');
      await redis.cli('-a', 'secret', '--no-auth-warning', 'CLIENT', 'KILL', 'TYPE', 'normal');
    },
    end: async ({ redis }) =>
      void (await redis.cli('-a', 'secret', '--no-auth-warning', 'CONFIG', 'SET', 'requirepass', '')),
  },
];

/** Something that happens to a cache and is over at once. */
export interface Mishap {
  readonly name: string;
  /** Whether what was kept is gone for certain. */
  readonly isCold: boolean;
  /** Whether the connection is lost by it, so that an invalidation may reject until there is another. */
  readonly isDisconnecting: boolean;
  happen(lab: FaultLab, application: TestApplication): void | Promise<void>;
}

export const MISHAPS: readonly Mishap[] = [
  {
    name: 'restarted, empty',
    isCold: true,
    isDisconnecting: true,
    happen: ({ redis }) => redis.restart({ empty: true }),
  },
  {
    name: 'restarted from a snapshot',
    isCold: true,
    isDisconnecting: true,
    happen: async ({ redis }) => {
      await redis.cli('SAVE');
      await redis.restart();
    },
  },
  {
    name: 'flushed (FLUSHALL)',
    isCold: true,
    isDisconnecting: false,
    happen: async ({ redis }) => void (await redis.cli('FLUSHALL')),
  },
  {
    name: 'disconnected (CLIENT KILL)',
    isCold: false,
    isDisconnecting: true,
    happen: async ({ redis }) => void (await redis.cli('CLIENT', 'KILL', 'TYPE', 'normal')),
  },
  {
    name: 'cut off in the middle of a reply',
    isCold: false,
    isDisconnecting: true,
    happen: ({ wire }) => wire.cutOnce(7),
  },
  {
    name: 'forgetting its scripts (SCRIPT FLUSH)',
    isCold: false,
    isDisconnecting: false,
    happen: async ({ redis }) => void (await redis.cli('SCRIPT', 'FLUSH')),
  },
  {
    name: 'holding foreign text under our keys',
    isCold: true,
    isDisconnecting: false,
    happen: async ({ redis }, { keyPrefix }) => {
      for (const key of await redis.keys(`${keyPrefix}*`)) await redis.cli('SET', key, '{"foreign":');
    },
  },
  {
    name: 'holding values cut short under our keys',
    isCold: true,
    isDisconnecting: false,
    happen: async ({ redis }, { keyPrefix }) => {
      for (const key of await redis.keys(`${keyPrefix}*`)) {
        const text = await redis.cli('GET', key);
        await redis.cli('SET', key, text.slice(0, text.length - 3));
      }
    },
  },
  {
    name: 'holding another type under our keys',
    isCold: true,
    isDisconnecting: false,
    happen: async ({ redis }, { keyPrefix }) => {
      for (const key of await redis.keys(`${keyPrefix}*`)) {
        await redis.cli('DEL', key);
        await redis.cli('RPUSH', key, 'foreign');
      }
    },
  },
];

/** The table of docs/redis-down.md. */
export function renderFaultTable(): string {
  return toTable([
    ['Redis is …', 'a call that was kept', 'any other call', 'an invalidation, of one call or in bulk'],
    ...FAULTS.map(rowOfFault),
    ...MISHAPS.map(rowOfMishap),
  ]);
}

function rowOfFault({ name, hit, invalidation, isSilent }: Fault): string[] {
  const afterDeadline = ' after `deadline.read`; at once when the breaker is open';
  return [
    name,
    `${HIT_TEXT[hit]}${isSilent ? afterDeadline : ''}`,
    `runs its method${isSilent ? ' likewise' : ''}, is not kept`,
    INVALIDATION_TEXT[invalidation],
  ];
}

function rowOfMishap({ name, isCold, isDisconnecting }: Mishap): string[] {
  const invalidation = isDisconnecting
    ? 'is confirmed, or rejects until there is a connection'
    : 'is confirmed';
  return [
    name,
    isCold ? 'runs its method, is kept again' : 'is served, or runs its method',
    'is kept',
    invalidation,
  ];
}

function toTable([header = [], ...rows]: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
