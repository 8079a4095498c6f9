"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.injectApplication = injectApplication;
exports.asksForApplication = asksForApplication;
const common_1 = require("@nestjs/common");
const core_1 = require("@nestjs/core");
const application_1 = require("./application");
const APPLICATION = Symbol('nestjs-cache-memoize: the application of this instance');
/** Has Nest hand its ModulesContainer to every instance that it constructs, which is how one knows its application. */
function injectApplication(prototype) {
    if (asksForApplication(prototype))
        return;
    Object.defineProperty(prototype, APPLICATION, {
        configurable: true,
        get: () => undefined,
        set(container) {
            (0, application_1.tagInstance)(this, container);
        },
    });
    (0, common_1.Inject)(core_1.ModulesContainer)(prototype, APPLICATION);
}
/** Whether instances of a class, or of one above it, have a method that one of our decorators stands on. */
function asksForApplication(prototype) {
    return APPLICATION in prototype;
}
//# sourceMappingURL=inject-application.js.map