"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.leadAlone = leadAlone;
exports.isJoined = isJoined;
exports.isLed = isLed;
exports.isFailed = isFailed;
/** One that nobody joins, and whose outcome is not kept. */
function leadAlone(item, outcome) {
    return { kind: 'led', item, outcome, computation: undefined };
}
function isJoined(item) {
    return item?.kind === 'joined';
}
function isLed(item) {
    return item?.kind === 'led';
}
function isFailed(item) {
    return item?.kind === 'failed';
}
//# sourceMappingURL=undecided-items.js.map