"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MethodRenewal = void 0;
const argument_copies_1 = require("../../core/arguments/argument-copies");
const renewal_arguments_1 = require("../../core/arguments/renewal-arguments");
const not_renewed_error_1 = require("../../errors/not-renewed.error");
/** How the outcomes of one method are renewed; where they cannot be, that is told once. */
class MethodRenewal {
    constructor(parts) {
        this.parts = parts;
        this.hasReported = false;
    }
    copyArguments(args) {
        try {
            return (0, renewal_arguments_1.argumentsForRenewal)(args, this.parts);
        }
        catch (error) {
            const isKnown = error instanceof argument_copies_1.UncopyableArgument;
            this.report(isKnown ? error.message : 'an argument cannot be copied', isKnown ? undefined : error);
            return undefined;
        }
    }
    outsideOfCalls(act) {
        return this.parts.outsideOfCalls(act);
    }
    hasKey(key, instance, args) {
        try {
            if (this.parts.keyFor(instance, args) === key)
                return true;
            this.report('outside of its call it has another key');
        }
        catch (error) {
            this.report('outside of its call it has no key', error);
        }
        return false;
    }
    report(reason, cause) {
        if (this.hasReported)
            return;
        this.hasReported = true;
        this.parts.report(new not_renewed_error_1.NotRenewedError({ method: this.parts.method, reason, cause }));
    }
}
exports.MethodRenewal = MethodRenewal;
//# sourceMappingURL=method-renewal.js.map