"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Deadline = exports.Deadlines = void 0;
const deadline_exceeded_error_1 = require("../errors/deadline-exceeded.error");
/**
 * Every deadline of an application, on one timer.
 *
 * Deadlines of one length end in the order in which they began, so each length has a queue of its own, and the timer
 * only has to watch the heads. A look-up that is answered in time, nearly all of them, costs an append and an unlink;
 * the timer is not touched: it finds nothing due when it fires, and sleeps on until the next head.
 *
 * A stalled event loop is not the fault of a cache: the answer may lie in the socket, or the question may not even
 * have left. So what is due is given up only after the loop has read its sockets once more, and what is due because
 * the timer itself was late starts over, once.
 *
 * Fake timers that are put in place, or taken away, take the clock and the timer along: the clock goes back, or it goes on
 * and nothing fires. Whoever begins a deadline finds that out, and sets the timer anew.
 */
class Deadlines {
    constructor(clock, scheduler) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.queues = new Map();
        this.expired = new DeadlineQueue();
        this.wakesAt = Infinity;
        /** What the clock said when the timer was set, and by when it is surely to have fired. */
        this.timer = { setAt: -Infinity, overdueAt: Infinity };
        this.cancelTimer = doNothing;
    }
    /** Begins `deadline`: it expires in `ms` milliseconds (`Infinity`: never) unless it is cancelled. */
    start(deadline, ms) {
        const now = this.clock.monotonic();
        if (now < this.timer.setAt || now > this.timer.overdueAt)
            this.wakeUp(now);
        deadline.due = now + ms;
        this.queueOf(ms).append(deadline);
        if (deadline.due < this.wakesAt)
            this.wakeAt(deadline.due, now);
    }
    /** Calls `onExpire` in `ms` milliseconds, unless what is returned is cancelled before. */
    after(ms, onExpire) {
        const deadline = new Callback(onExpire);
        this.start(deadline, ms);
        return deadline;
    }
    /**
     * What `answer` says, if it says so within `ms` milliseconds. What comes later is dropped.
     *
     * @throws DeadlineExceededError (as a rejection) otherwise
     */
    limit(answer, ms) {
        return new Promise((resolve, reject) => {
            const deadline = this.after(ms, () => reject(new deadline_exceeded_error_1.DeadlineExceededError({ deadline: ms })));
            Promise.resolve(answer)
                .then(resolve, reject)
                .finally(() => deadline.cancel());
        });
    }
    /**
     * The same for work that says when it gets on: each time it has `ms` milliseconds again.
     *
     * @throws DeadlineExceededError (as a rejection) otherwise
     */
    limitProgress(work, ms) {
        return new Promise((resolve, reject) => {
            let isOver = false;
            const end = () => {
                isOver = true;
                deadline.cancel();
            };
            const deadline = new Callback(() => {
                isOver = true;
                reject(new deadline_exceeded_error_1.DeadlineExceededError({ deadline: ms }));
            });
            this.start(deadline, ms);
            work(() => {
                if (isOver)
                    return;
                deadline.cancel();
                deadline.startedOver = false;
                this.start(deadline, ms);
            })
                .then(resolve, reject)
                .finally(end);
        });
    }
    queueOf(ms) {
        let queue = this.queues.get(ms);
        if (queue === undefined)
            this.queues.set(ms, (queue = new DeadlineQueue()));
        return queue;
    }
    wakeAt(due, now) {
        this.cancelTimer();
        this.wakesAt = due;
        const ms = Math.min(Math.max(1, Math.ceil(due - now)), LONGEST_TIMER);
        this.timer = { setAt: now, overdueAt: now + ms + LATEST };
        this.cancelTimer = this.scheduler.later(() => this.wake(), ms);
    }
    /** The timer is lost, and the clock may be another one: what waits has all of its time by that one. */
    wakeUp(now) {
        let next = Infinity;
        for (const [ms, queue] of this.queues) {
            queue.bringForward(now + ms);
            next = Math.min(next, queue.first?.due ?? Infinity);
        }
        this.wakesAt = Infinity;
        this.timer = { setAt: -Infinity, overdueAt: Infinity };
        if (next < Infinity)
            this.wakeAt(next, now);
    }
    wake() {
        const now = this.clock.monotonic();
        const late = now - this.wakesAt;
        this.cancelTimer = doNothing;
        this.wakesAt = Infinity;
        this.timer = { setAt: -Infinity, overdueAt: Infinity };
        let next = Infinity;
        for (const [ms, queue] of this.queues) {
            this.takeDue(queue, { ms, now, isStall: late > ms / 2 });
            if (queue.first === undefined)
                this.queues.delete(ms);
            else
                next = Math.min(next, queue.first.due);
        }
        if (next < Infinity)
            this.wakeAt(next, now);
        if (this.expired.first !== undefined)
            this.scheduler.afterPoll(() => this.expire());
    }
    takeDue(queue, wake) {
        for (let head = queue.first; head !== undefined && head.due <= wake.now; head = queue.first) {
            head.cancel();
            if (wake.isStall && !head.startedOver) {
                head.startedOver = true;
                head.due = wake.now + wake.ms;
                queue.append(head);
            }
            else {
                this.expired.append(head);
            }
        }
    }
    expire() {
        for (let head = this.expired.first; head !== undefined; head = this.expired.first) {
            head.cancel();
            head.expire();
        }
    }
}
exports.Deadlines = Deadlines;
/** Something that expires. A class to extend, so that a look-up and its deadline can be one object. */
class Deadline {
    constructor() {
        /** On the monotonic clock. @internal */
        this.due = 0;
        /** Whether a stall of the event loop was made good already. @internal */
        this.startedOver = false;
        /** Neighbours in the ring of its queue; itself while in none. @internal */
        this.next = this;
        /** @internal */
        this.previous = this;
    }
    /** It does not expire any more. */
    cancel() {
        this.previous.next = this.next;
        this.next.previous = this.previous;
        this.next = this.previous = this;
    }
}
exports.Deadline = Deadline;
class Callback extends Deadline {
    constructor(expire) {
        super();
        this.expire = expire;
    }
}
/** A ring of deadlines in the order in which they are due: append at the end, take from the front, unlink anywhere. */
class DeadlineQueue {
    constructor() {
        this.ring = new Callback(doNothing);
    }
    get first() {
        return this.ring.next === this.ring ? undefined : this.ring.next;
    }
    append(deadline) {
        const last = this.ring.previous;
        deadline.previous = last;
        deadline.next = this.ring;
        last.next = deadline;
        this.ring.previous = deadline;
    }
    /** Nothing in it is due later. */
    bringForward(due) {
        for (let each = this.ring.next; each !== this.ring; each = each.next)
            each.due = Math.min(each.due, due);
    }
}
/** By how much a timer may be late before it is taken for lost, in milliseconds: a stalled loop is no fake. */
const LATEST = 1000;
/** What `setTimeout` takes; it would fire at once beyond. */
const LONGEST_TIMER = 0x7fffffff;
function doNothing() { }
//# sourceMappingURL=deadlines.js.map