"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Invalidates = Invalidates;
const change_decorator_1 = require("./change-decorator");
function Invalidates(plan, options = {}) {
    const expected = 'a function that names what to drop: (drop, result, ...args) => drop(PricesService, …)';
    return (0, change_decorator_1.decorateChange)({ decorator: 'Invalidates', plan, options, expected, toPlan: (name) => name });
}
//# sourceMappingURL=invalidates.decorator.js.map