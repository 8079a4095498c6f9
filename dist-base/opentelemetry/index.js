"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.traceMemoize = exports.registerMemoizeMetrics = void 0;
var register_memoize_metrics_1 = require("./register-memoize-metrics");
Object.defineProperty(exports, "registerMemoizeMetrics", { enumerable: true, get: function () { return register_memoize_metrics_1.registerMemoizeMetrics; } });
var trace_memoize_1 = require("./trace-memoize");
Object.defineProperty(exports, "traceMemoize", { enumerable: true, get: function () { return trace_memoize_1.traceMemoize; } });
//# sourceMappingURL=index.js.map