"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.questionsOf = questionsOf;
/** Makes the question of a call; undefined where it has no tags, and should have. */
function questionsOf(recipe) {
    const { group, kind, tagsFor, resultTagsFor } = recipe;
    const traits = traitsOf(recipe);
    if (tagsFor === undefined && resultTagsFor === undefined) {
        if (traits === undefined)
            return (key) => ({ key, group, kind, life: recipe.longestLife });
        return (key) => ({ key, group, kind, life: recipe.longestLife, ...traits });
    }
    const hasResultTags = resultTagsFor !== undefined;
    const tagsOf = tagsFor ?? (() => NO_TAGS);
    return (key, instance, args) => {
        const tags = tagsOf(instance, args);
        if (tags === undefined)
            return undefined;
        // Whole from the beginning: what is added later, or copied, costs a good part of a microsecond.
        const question = { key, group, kind, life: recipe.longestLife, tags, hasResultTags, due: undefined };
        return traits === undefined ? question : { ...question, ...traits };
    };
}
const NO_TAGS = Object.freeze([]);
/** Decided once: a hit reads nothing of what its method does not use. */
function traitsOf({ windows, localCopies }) {
    if (windows === undefined && localCopies !== false)
        return undefined;
    return {
        ...(windows && { staleFor: windows.longest }),
        ...(localCopies === false && { localCopies }),
    };
}
//# sourceMappingURL=recipe.js.map