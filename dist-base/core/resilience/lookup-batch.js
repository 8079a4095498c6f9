"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PendingLookup = exports.LookupBatch = void 0;
const deadline_exceeded_error_1 = require("../../errors/deadline-exceeded.error");
const deadlines_1 = require("../../time/deadlines");
/**
 * Look-ups that are sent together, under one deadline: so a hit costs neither a reading of the clock nor a deadline of
 * its own. Equal questions share one answer, the very same object, also where the cache is not asked, so that they can
 * share one run of the method.
 */
class LookupBatch extends deadlines_1.Deadline {
    /** @param ms how long the deadline is, for its error */
    constructor(observer, ms) {
        super();
        this.observer = observer;
        this.ms = ms;
        /** Those that the cache is asked. */
        this.lookups = [];
        this.answers = {
            outcome: new Map(),
            mark: new Map(),
        };
        this.unanswered = 0;
    }
    /** What an equal question gets. */
    find(question) {
        const { key, tags } = question;
        let known = this.answersFor(question).byKey.get(key);
        while (known !== undefined && !areSame(known.question.tags, tags))
            known = known.next;
        return known?.shared;
    }
    /** Takes a question that the cache is to be asked. */
    add(question) {
        const lookup = new PendingLookup(question, this);
        this.lookups.push(lookup);
        this.unanswered += 1;
        this.share(lookup);
        return lookup;
    }
    /** Takes a question that the cache is not asked. */
    bypass(question, cause) {
        const bypass = { kind: 'bypass', cause };
        this.share({ question, shared: bypass, next: undefined });
        return bypass;
    }
    answer(pending, lookup) {
        if (pending.isOver)
            this.observer.cameTooLate(lookup);
        else
            this.end(pending, this.observer.answered(lookup));
    }
    fail(pending, cause) {
        if (!pending.isOver)
            this.end(pending, this.observer.failed(pending.question, cause));
    }
    expire() {
        for (const pending of this.lookups)
            this.fail(pending, new deadline_exceeded_error_1.DeadlineExceededError({ deadline: this.ms }));
    }
    share(answer) {
        const { byKey } = this.answersFor(answer.question);
        const { key } = answer.question;
        answer.next = byKey.get(key);
        byKey.set(key, answer);
    }
    answersFor(question) {
        const { last } = this;
        return last !== undefined && isOfGroup(last, question) ? last : this.findAnswersFor(question);
    }
    findAnswersFor(question) {
        const { group, kind } = question;
        const found = this.answers[kind].get(group) ?? { group, kind, byKey: new Map() };
        this.answers[kind].set(group, found);
        return (this.last = found);
    }
    end(pending, lookup) {
        pending.end(lookup);
        this.unanswered -= 1;
        if (this.unanswered === 0)
            this.cancel();
    }
}
exports.LookupBatch = LookupBatch;
/** Tags are sorted. */
function areSame(one, other) {
    if (one === other)
        return true;
    if (one === undefined || other === undefined || one.length !== other.length)
        return false;
    for (let index = 0; index < one.length; index++)
        if (one[index] !== other[index])
            return false;
    return true;
}
function isOfGroup(answers, { group, kind }) {
    return answers.group === group && answers.kind === kind;
}
/** One look-up under way: it is answered in time, or ends as a bypass. Its promise never rejects. */
class PendingLookup {
    constructor(question, batch) {
        this.question = question;
        this.batch = batch;
        this.place = 0;
    }
    get isOver() {
        return this.lookup !== undefined;
    }
    /** For who waits; made when somebody does. */
    get shared() {
        return (this.promise ??= this.makePromise());
    }
    /** For who asks for many: without a promise, which is a good part of what a look-up costs. */
    tell(take, place) {
        this.take = take;
        this.place = place;
    }
    answer(lookup) {
        this.batch.answer(this, lookup);
    }
    fail(cause) {
        this.batch.fail(this, cause);
    }
    end(lookup) {
        this.lookup = lookup;
        this.resolve?.(lookup);
        this.take?.(lookup, this.place);
    }
    makePromise() {
        const { lookup } = this;
        if (lookup !== undefined)
            return Promise.resolve(lookup);
        return new Promise((resolve) => (this.resolve = resolve));
    }
}
exports.PendingLookup = PendingLookup;
//# sourceMappingURL=lookup-batch.js.map