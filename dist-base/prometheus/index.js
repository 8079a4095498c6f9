"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.registerMemoizeMetrics = void 0;
var register_memoize_metrics_1 = require("./register-memoize-metrics");
Object.defineProperty(exports, "registerMemoizeMetrics", { enumerable: true, get: function () { return register_memoize_metrics_1.registerMemoizeMetrics; } });
//# sourceMappingURL=index.js.map