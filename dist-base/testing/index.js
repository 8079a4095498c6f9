"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.recordCalls = exports.manualClock = exports.inMemory = exports.hold = exports.describeOutcomeCache = exports.chaosCache = exports.CACHE_MEMOIZE_OVERRIDES = void 0;
var constants_1 = require("../constants");
Object.defineProperty(exports, "CACHE_MEMOIZE_OVERRIDES", { enumerable: true, get: function () { return constants_1.CACHE_MEMOIZE_OVERRIDES; } });
var chaos_cache_1 = require("./chaos-cache");
Object.defineProperty(exports, "chaosCache", { enumerable: true, get: function () { return chaos_cache_1.chaosCache; } });
var describe_outcome_cache_1 = require("./contract/describe-outcome-cache");
Object.defineProperty(exports, "describeOutcomeCache", { enumerable: true, get: function () { return describe_outcome_cache_1.describeOutcomeCache; } });
var hold_1 = require("./hold");
Object.defineProperty(exports, "hold", { enumerable: true, get: function () { return hold_1.hold; } });
var in_memory_1 = require("./in-memory");
Object.defineProperty(exports, "inMemory", { enumerable: true, get: function () { return in_memory_1.inMemory; } });
var manual_clock_1 = require("./manual-clock");
Object.defineProperty(exports, "manualClock", { enumerable: true, get: function () { return manual_clock_1.manualClock; } });
var record_calls_1 = require("./record-calls");
Object.defineProperty(exports, "recordCalls", { enumerable: true, get: function () { return record_calls_1.recordCalls; } });
//# sourceMappingURL=index.js.map