"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Flight = exports.SingleFlight = void 0;
class SingleFlight {
    constructor(settings) {
        this.settings = settings;
        this.flights = new Map();
    }
    find(id) {
        return this.flights.get(id);
    }
    /** @param tagTime that of the ticket: who has another one does not join */
    begin(id, tagTime) {
        const onEnd = () => {
            // A refresh may have begun another one under the same id (plain stores have no ticket of its own for it).
            if (this.flights.get(id) === flight)
                this.flights.delete(id);
        };
        const flight = new Flight(this.settings, { tagTime, onEnd });
        this.flights.set(id, flight);
        return flight;
    }
}
exports.SingleFlight = SingleFlight;
/** How far apart two joiners may come and still share a deadline, as a part of the wait. */
const SHARED_PART_OF_WAIT = 1 / 64;
class Flight {
    constructor(settings, { tagTime, onEnd }) {
        this.settings = settings;
        this.groupsOfJoiners = [];
        this.tagTime = tagTime;
        this.onEnd = onEnd;
    }
    get hasJoiners() {
        return this.groupsOfJoiners.length > 0;
    }
    join() {
        if (this.landing)
            return Promise.resolve(this.landing);
        const now = this.settings.clock.monotonic();
        const last = this.groupsOfJoiners.at(-1);
        if (last && now - last.since < this.settings.joinWait * SHARED_PART_OF_WAIT)
            return last.landing;
        return this.addJoiners(now).landing;
    }
    /** Tells those who joined, and those who still will, how it ended. */
    land(landing) {
        this.landing = landing;
        for (const { deadline, resolve } of this.groupsOfJoiners) {
            deadline.cancel();
            resolve(landing);
        }
    }
    /** Nobody can join any more: the cache has answered the fill, and from here on it is the one to ask. */
    end() {
        this.onEnd();
    }
    addJoiners(since) {
        const { promise, resolve } = withResolver();
        const deadline = this.settings.timers.after(this.settings.joinWait, () => resolve({ kind: 'overdue' }));
        const joiners = { since, landing: promise, resolve, deadline };
        this.groupsOfJoiners.push(joiners);
        return joiners;
    }
}
exports.Flight = Flight;
// Promise.withResolvers is not in Node 20.
function withResolver() {
    let resolve;
    const promise = new Promise((settle) => (resolve = settle));
    return { promise, resolve };
}
//# sourceMappingURL=single-flight.js.map