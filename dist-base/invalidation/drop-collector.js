"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DropCollector = void 0;
const invalid_option_error_1 = require("../errors/invalid-option.error");
const option_reader_1 = require("../options/option-reader");
const collected_drops_1 = require("./collected-drops");
const given_tags_1 = require("./given-tags");
/** Checks what the verbs are given, and collects what they name. Nothing is dropped yet. */
class DropCollector {
    constructor(scope, verbs, { drops = new collected_drops_1.CollectedDrops(), extra } = {}) {
        this.scope = scope;
        this.verbs = verbs;
        this.drops = drops;
        this.extra = extra;
    }
    /** @throws NotMemoizedError, UnkeyableArgumentError */
    addCall(target, method, args) {
        this.drops.addCalls(this.scope.targets.find(target, method), [args], this.extra);
    }
    /** @throws NotMemoizedError, UnkeyableArgumentError, InvalidOptionError */
    addCalls(target, method, listOfArgs) {
        const targets = this.scope.targets.find(target, method);
        const lists = checkLists(listOfArgs, `${this.verbs.many} of ${(0, collected_drops_1.nameOf)(targets)}`);
        this.drops.addCalls(targets, lists, this.extra);
    }
    /** @throws NotMemoizedError */
    addMethod(target, method) {
        this.drops.addMethods(this.scope.targets.find(target, method));
    }
    /** @throws InvalidOptionError, UnknownCacheAliasError */
    addPrefix(prefix, options = {}) {
        const where = this.verbs.prefix;
        // A pattern takes undefined for the text 'undefined'.
        if (typeof prefix !== 'string' || !option_reader_1.PREFIX_PATTERN.test(prefix)) {
            throw new invalid_option_error_1.InvalidOptionError({ option: 'prefix', value: prefix, where, expected: option_reader_1.PREFIX_RULE });
        }
        option_reader_1.OptionReader.of(options, where).allowOnly(['cacheAlias']);
        this.drops.addPrefix(prefix, this.caches(options.cacheAlias, where));
    }
    /** @throws InvalidOptionError, UnknownCacheAliasError */
    addTags(given) {
        const where = this.verbs.tags;
        const { tags, cacheAlias } = (0, given_tags_1.readGivenTags)(given, where);
        if (tags.length === 0)
            return;
        const aliases = cacheAlias === undefined ? this.scope.targets.taggedAliases : [cacheAlias];
        this.drops.addTags(tags, aliases.length === 0 ? this.caches(undefined, where) : this.named(aliases, where));
    }
    /** @throws UnknownCacheAliasError */
    addWhole(cacheAlias) {
        this.drops.addWhole(this.caches(cacheAlias, this.verbs.clear));
    }
    caches(alias, where) {
        return this.named(alias === undefined ? this.scope.runtime.registry.aliases : [alias], where);
    }
    named(aliases, where) {
        return aliases.map((each) => this.scope.runtime.requireCache(each, where));
    }
}
exports.DropCollector = DropCollector;
/** A list of strings in place of a list of argument lists would be taken for lists of characters. */
function checkLists(listOfArgs, where) {
    const lists = Array.isArray(listOfArgs) ? listOfArgs : undefined;
    // Not every(), which passes over the holes of an array.
    if (lists?.findIndex((args) => !Array.isArray(args)) === -1)
        return lists;
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'listOfArgs',
        value: listOfArgs,
        where,
        expected: "an array with one array of arguments for each call, such as [['a.map', 1], ['b.map', 1]]",
    });
}
//# sourceMappingURL=drop-collector.js.map