"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.deliver = deliver;
/** What a call gets from an outcome that was kept: a thrown error is thrown again. */
function deliver(outcome) {
    switch (outcome.kind) {
        case 'result':
            return outcome.value;
        case 'error':
            throw outcome.error;
        case 'mark':
            return true;
    }
}
//# sourceMappingURL=deliver.js.map