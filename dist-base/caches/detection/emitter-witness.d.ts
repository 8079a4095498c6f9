import { EventEmitter } from 'node:events';
type Listener = (emitter: EventEmitter) => void;
/** Calls `onMade` with every emitter that `call` makes until what it answers has settled. */
export declare function witnessEmitters<Result>(call: () => Result | Promise<Result>, onMade: Listener): Promise<Result>;
export {};
