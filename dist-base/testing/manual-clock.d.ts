import type { MemoizeClock } from '../ports/clock';
import type { Duration } from '../types/duration';
/** A clock in the hands of a test: no time passes unless it says so. Made by {@link manualClock}. */
export interface ManualClock extends MemoizeClock {
    /**
     * Time passes: every timer fires when it is due, in order, and before the next one whatever it has set off, also
     * across promises, comes as far as it can without waiting for anything but this clock. Those that wait for a network,
     * a file or another timer go on as ever; await them too.
     *
     * @param duration how much time, such as `'5m'`; 0 lets no time pass and settles what can be settled
     * @throws InvalidOptionError (as a rejection) for no duration, and for `Infinity`
     */
    advance(duration: Duration): Promise<void>;
}
/**
 * Makes a clock for `CacheMemoizeModule.forRoot(caches, { clock })`, or `inMemory({ clock })`. Outcomes, windows, leases,
 * deadlines and breakers end by it, and by nothing else: what waits for time waits for `advance`, the closing of an
 * application whose cache hangs included. Its wall clock begins at the present time.
 *
 * @example
 * ```ts
 * const clock = manualClock();
 * const app = await start({ clock });
 * await app.get(Prices).priceOf(1); // runs
 * await clock.advance('5m');
 * await app.get(Prices).priceOf(1); // runs again
 * ```
 */
export declare function manualClock(): ManualClock;
