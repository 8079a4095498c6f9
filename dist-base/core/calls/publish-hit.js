"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.publishHit = publishHit;
const diagnostics_1 = require("../../ports/diagnostics");
/** Tells the process of a call that was answered without a run: only where somebody listens. */
function publishHit(recipe, key, outcome) {
    const { name: method, alias } = recipe;
    const message = { method, alias, outcome, key: recipe.readableKey(key) };
    diagnostics_1.hitChannel.publish(message);
}
//# sourceMappingURL=publish-hit.js.map