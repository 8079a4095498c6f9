"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.errorChannel = exports.invalidateChannel = exports.hitChannel = exports.runChannel = void 0;
/**
 * What the library tells the whole process, on channels of node:diagnostics_channel: for tracers, which know nothing of
 * an application's modules. Who publishes asks `hasSubscribers` first, which is one read of a property, and makes no
 * message for nobody.
 *
 * The messages hold keys, so that a tracer can be asked for them; what goes to a monitoring system should not.
 */
const node_diagnostics_channel_1 = require("node:diagnostics_channel");
exports.runChannel = (0, node_diagnostics_channel_1.tracingChannel)('nestjs-cache-memoize:run');
exports.hitChannel = (0, node_diagnostics_channel_1.channel)('nestjs-cache-memoize:hit');
exports.invalidateChannel = (0, node_diagnostics_channel_1.channel)('nestjs-cache-memoize:invalidate');
exports.errorChannel = (0, node_diagnostics_channel_1.channel)('nestjs-cache-memoize:error');
//# sourceMappingURL=diagnostics.js.map