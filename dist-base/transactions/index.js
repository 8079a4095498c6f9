"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.clsTransactions = exports.afterCommit = void 0;
var after_commit_1 = require("./after-commit");
Object.defineProperty(exports, "afterCommit", { enumerable: true, get: function () { return after_commit_1.afterCommit; } });
var cls_transactions_1 = require("./cls-transactions");
Object.defineProperty(exports, "clsTransactions", { enumerable: true, get: function () { return cls_transactions_1.clsTransactions; } });
//# sourceMappingURL=index.js.map