/**
 * Sees every EventEmitter that is made while a function is called.
 *
 * It replaces `EventEmitter.init`, which every emitter calls first, for as long as the call lasts, and nobody documents:
 * a Node that constructs emitters without it would make `callWitnessed` blind (a test would tell: the clients of
 * node-redis would not be found), and whoever replaces it too, and restores it while ours is in place, would undo ours.
 */
import { EventEmitter } from 'node:events';

/** What `call` returns, and the emitters that were made while it was called. */
export function callWitnessed<Result>(call: () => Result): { result: Result; emitters: EventEmitter[] } {
  const emitters: EventEmitter[] = [];
  const events = EventEmitter as unknown as { init: (this: EventEmitter, ...args: unknown[]) => void };
  const { init } = events;
  events.init = function (...args) {
    emitters.push(this);
    init.apply(this, args);
  };
  try {
    return { result: call(), emitters };
  } finally {
    events.init = init;
  }
}
