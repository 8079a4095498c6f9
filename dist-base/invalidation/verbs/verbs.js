"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Verbs = void 0;
const defaults_1 = require("../../options/defaults");
const application_1 = require("../../runtime/application");
const method_key_1 = require("../../runtime/method/method-key");
const collected_drops_1 = require("../collected-drops");
const transaction_changes_1 = require("../transaction-changes");
const decorated_method_1 = require("../../runtime/decorated-method");
/**
 * What can be done with a memoized method besides calling it. Without an application (`new Service()` in a unit test)
 * nothing is kept, so an invalidation resolves and a refresh runs the method.
 */
class Verbs {
    constructor(instance, prototype, decoration) {
        this.instance = instance;
        this.prototype = prototype;
        this.decoration = decoration;
        this.invalidate = (...args) => this.drop(args);
        this.refresh = async (...args) => {
            const method = this.method();
            if (!method)
                return this.original(...args);
            // What it computes inside a transaction is nobody else's, and what others have kept is old.
            if (method.transaction)
                new transaction_changes_1.TransactionChanges(method.context).collectVerb(this.collect(method, args));
            return this.rerun(method, args);
        };
        this.getCacheKey = (...args) => this.keysOf(args);
        this.withExtra = (value) => ({
            invalidate: (...args) => this.drop(args, { value }),
            getCacheKey: (...args) => this.keysOf(args, { value }),
        });
        this.original = (...args) => decoration.original.apply(instance, args);
    }
    /** The calls that are meant. */
    callsOf(args) {
        return [args];
    }
    rerun(method, args) {
        return method.refresh(this.instance, args);
    }
    async drop(args, extra) {
        const method = this.method();
        if (method)
            return new transaction_changes_1.TransactionChanges(method.context).confirm(() => this.collect(method, args, extra));
        // An application that memoizes would refuse what has no key, and so does an instance beside it.
        if ((0, application_1.isAnyMemoizing)())
            this.keysOf(args, extra);
    }
    collect(method, args, extra) {
        const drops = new collected_drops_1.CollectedDrops();
        drops.addCalls([{ method, instance: this.instance }], this.callsOf(args), extra);
        return drops;
    }
    keysOf(args, extra) {
        return this.callsOf(args)
            .map((call) => this.keyOf(call, extra))
            .join('\n');
    }
    keyOf(args, extra) {
        const method = this.method();
        if (method)
            return method.showKey(this.instance, args, extra);
        return new method_key_1.MethodKey(this.decoration, this.prototype, defaults_1.MODULE_DEFAULTS).for(this.instance, args, extra);
    }
    /** @throws whatever the method was refused for */
    method() {
        const method = (0, application_1.boundMethodOf)(this.instance, this.decoration);
        return method && (0, decorated_method_1.requireMemoized)(method);
    }
}
exports.Verbs = Verbs;
//# sourceMappingURL=verbs.js.map