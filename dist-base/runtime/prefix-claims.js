"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PrefixClaims = void 0;
exports.requireOwnName = requireOwnName;
const own_name_1 = require("../types/own-name");
const ambiguous_prefix_error_1 = require("../errors/ambiguous-prefix.error");
const invalid_option_error_1 = require("../errors/invalid-option.error");
/**
 * Which prefix is whose. Of generated keys too: equal ones of two methods are told apart by the prefix, their group.
 */
class PrefixClaims {
    constructor() {
        /** Default prefix → the class that has it, while it is there. */
        this.owners = new Map();
        /** Prefix → the first method that has it. */
        this.holders = new Map();
    }
    /**
     * @throws AmbiguousPrefixError where another class has the same default prefix
     * @throws InvalidOptionError where a guard and a method have one prefix, or one with tags and one without, or one with
     * local copies and one without
     */
    claim({ prefix, name }, prototype, options) {
        if (options.prefix === undefined)
            this.own(prefix, prototype);
        const holder = this.holderOf(prefix);
        const { isGuard, localCopies } = options;
        const tagged = describeTags(options);
        const claimed = { prototype: new WeakRef(prototype), name, isGuard, tagged, localCopies };
        if (!holder)
            this.holders.set(prefix, claimed);
        else if (holder.isGuard !== isGuard)
            refuseMixture(prefix, name, holder);
        else if (holder.tagged !== tagged)
            refuseTags({ prefix, name, tagged }, holder);
        else if (holder.localCopies !== localCopies)
            refuseCopies(prefix, claimed, holder);
    }
    own(prefix, prototype) {
        const owner = this.owners.get(prefix)?.deref();
        if (owner && owner !== prototype)
            throw new ambiguous_prefix_error_1.AmbiguousPrefixError({ prefix });
        if (!owner)
            this.owners.set(prefix, new WeakRef(prototype));
    }
    holderOf(prefix) {
        const holder = this.holders.get(prefix);
        return holder?.prototype.deref() && holder;
    }
}
exports.PrefixClaims = PrefixClaims;
function describeTags({ tags, resultTags }) {
    if (resultTags === undefined)
        return tags.length === 0 ? 'no tags' : 'tags';
    return tags.length === 0 ? 'resultTags' : 'tags and resultTags';
}
function refuseTags({ prefix, name, tagged }, holder) {
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'prefix',
        value: prefix,
        where: `@CacheMemoize on ${name}`,
        expected: `another than that of ${holder.name}, because ${holder.name} has ${holder.tagged} and ${name} has ${tagged}: ` +
            `with one prefix they share their outcomes, and an invalidated tag has to reach all of them`,
    });
}
function refuseCopies(prefix, { name, localCopies }, holder) {
    const [without, other] = localCopies ? [holder.name, name] : [name, holder.name];
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'prefix',
        value: prefix,
        where: `@CacheMemoize on ${name}`,
        expected: `another than that of ${holder.name}, because ${without} has localCopies: false and ${other} has not: with one ` +
            `prefix they share their outcomes, and an invalidation of ${without} would not wait for the copies of ${other}`,
    });
}
function refuseMixture(prefix, name, holder) {
    const [guard, method] = holder.isGuard ? [holder.name, name] : [name, holder.name];
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'prefix',
        value: prefix,
        where: `@CacheMemoize on ${name}`,
        expected: `another than that of ${holder.name}, because ${guard} is a guard (storeResult: false) and ${method} is not: ` +
            `with one prefix the method would answer true`,
    });
}
/**
 * In a shared cache the name has to mean the same in every process.
 *
 * @throws InvalidOptionError
 */
function requireOwnName(prototype, { name, options }, { cache }) {
    const { prefix } = options;
    if (prefix !== undefined || cache.keeps === 'objects' || (0, own_name_1.hasOwnName)(prototype.constructor))
        return;
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'prefix',
        value: prefix,
        where: `@CacheMemoize on the method ${name} of a class without a name of its own`,
        expected: 'given on a shared cache, because the class is anonymous or was made by mixin(): its name differs in every ' +
            'process, so nothing would be shared and no invalidation would reach another process',
    });
}
//# sourceMappingURL=prefix-claims.js.map