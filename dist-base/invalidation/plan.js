"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.makePlan = makePlan;
exports.readPlan = readPlan;
const invalid_option_error_1 = require("../errors/invalid-option.error");
const option_reader_1 = require("../options/option-reader");
const collected_drops_1 = require("./collected-drops");
const VERSION = 1;
const WHERE = 'MemoizeInvalidator.apply';
const FIELDS = ['alias', 'keyPrefix', ...collected_drops_1.NAME_LISTS, 'life', 'clear'];
/**
 * What was collected, as data that any process of the application can carry out.
 *
 * @throws InvalidOptionError for what lives in the memory of this process
 */
function makePlan(drops, { registry }) {
    // With `enabled: false` an alias may be one that does not exist: nothing is kept there.
    const there = drops.caches.filter(([{ alias }]) => registry.aliases.includes(alias));
    return (0, collected_drops_1.toPlan)(there.map(([registered, { names = {}, isWhole }]) => {
        if (registered.cache.keeps === 'text')
            return (0, collected_drops_1.toStep)(registered, names, isWhole);
        throw new invalid_option_error_1.InvalidOptionError({
            option: 'cacheAlias',
            value: registered.alias,
            where: 'MemoizeInvalidator.plan',
            expected: 'that of a shared cache, because no other process could carry out what is to be dropped from the memory of ' +
                'this one: use invalidateTogether, and name the cacheAlias of a prefix',
        });
    }));
}
/**
 * Checks a plan that may come from anywhere, in full, before anything of it is carried out.
 *
 * @throws InvalidOptionError for another version, another keyPrefix, and any other form
 * @throws UnknownCacheAliasError
 */
function readPlan(given, runtime) {
    const drops = new collected_drops_1.CollectedDrops();
    for (const step of checkPlan(given))
        addStep(drops, step, runtime);
    return drops;
}
function addStep(drops, step, runtime) {
    const where = `${WHERE} of a plan`;
    const registered = runtime.requireCache(step.alias, where);
    // With `enabled: false` an alias need not exist: nothing is kept there.
    if (!runtime.registry.aliases.includes(step.alias))
        return;
    const { keyPrefix, cache } = registered;
    if (cache.keeps === 'text' && keyPrefix === step.keyPrefix)
        return drops.addStep(registered, step);
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'keyPrefix',
        value: step.keyPrefix,
        where: `${where} for the cache '${step.alias}'`,
        expected: cache.keeps === 'text'
            ? `'${keyPrefix}', as here: the plan is of another application`
            : 'that of a shared cache, which the alias here is not',
    });
}
function checkPlan(given) {
    if (!(0, option_reader_1.isPlainRecord)(given)) {
        throw new invalid_option_error_1.InvalidOptionError({
            option: 'plan',
            value: given,
            where: WHERE,
            expected: 'what MemoizeInvalidator.plan has made; of what was stored as JSON, its JSON.parse',
        });
    }
    const reader = new option_reader_1.OptionReader(given, WHERE);
    const { version, steps } = given;
    if (version !== VERSION)
        reader.refuse('version', `${VERSION}, the only form of plan that is known here`);
    reader.allowOnly(['version', 'steps']);
    if ((0, option_reader_1.isListOf)(option_reader_1.isPlainRecord, steps))
        return steps.map(checkStep);
    return reader.refuse('steps', 'an array of steps, each an object');
}
function checkStep(step, index) {
    const reader = new option_reader_1.OptionReader(step, WHERE, `steps[${index}].`).allowOnly(FIELDS);
    for (const name of ['alias', 'keyPrefix'])
        if (!isText(step[name]))
            reader.refuse(name, 'a string');
    for (const name of collected_drops_1.NAME_LISTS) {
        if (reader.has(name) && !(0, option_reader_1.isListOf)(isText, step[name]))
            reader.refuse(name, 'an array of strings');
    }
    if (reader.has('life'))
        reader.duration('life', undefined);
    if (reader.has('clear') && step['clear'] !== true)
        reader.refuse('clear', 'true, or left out');
    return step; // every field was just checked
}
function isText(value) {
    return typeof value === 'string';
}
//# sourceMappingURL=plan.js.map