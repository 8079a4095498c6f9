/**
 * Sees every EventEmitter that is made in the course of an asynchronous call, also after its first await.
 *
 * It replaces `EventEmitter.init`, which every emitter calls first, for as long as such a call lasts, and nobody
 * documents: a Node that constructs emitters without it would make the witness blind (a test would show: the clients of
 * node-redis would not be found), and whoever replaces it too, and restores it while ours is in place, would undo ours.
 * Which call an emitter belongs to is known from an AsyncLocalStorage, which up to Node 22 slows the promises of the
 * process while it is in use: so it is disabled as soon as no call is under way.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';

type Listener = (emitter: EventEmitter) => void;
type Init = (this: EventEmitter, ...args: unknown[]) => void;

const listeners = new AsyncLocalStorage<Listener>();
let callsUnderWay = 0;
let original: Init | undefined;

/** Calls `onMade` with every emitter that `call` makes until what it answers has settled. */
export async function witnessEmitters<Result>(
  call: () => Result | Promise<Result>,
  onMade: Listener,
): Promise<Result> {
  begin();
  try {
    return await listeners.run(onMade, call);
  } finally {
    end();
  }
}

function begin(): void {
  callsUnderWay += 1;
  if (callsUnderWay > 1) return;
  const events = EventEmitter as unknown as { init: Init };
  const init = (original = events.init);
  events.init = function (...args) {
    init.apply(this, args);
    listeners.getStore()?.(this);
  };
}

function end(): void {
  callsUnderWay -= 1;
  if (callsUnderWay > 0 || original === undefined) return;
  (EventEmitter as unknown as { init: Init }).init = original;
  listeners.disable();
}
