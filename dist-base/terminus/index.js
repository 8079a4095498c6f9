"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoizeHealthIndicator = void 0;
var memoize_health_indicator_1 = require("./memoize-health.indicator");
Object.defineProperty(exports, "MemoizeHealthIndicator", { enumerable: true, get: function () { return memoize_health_indicator_1.MemoizeHealthIndicator; } });
//# sourceMappingURL=index.js.map