"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.slotOf = slotOf;
const SLOTS = 16_384;
const POLYNOMIAL = 0x1021;
const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
    let crc = byte << 8;
    for (let bit = 0; bit < 8; bit++)
        crc = crc & 0x8000 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
    return crc & 0xffff;
});
/**
 * The slot of a key on a Redis Cluster: CRC16 (XMODEM) of its hash tag, modulo 16,384.
 * After the cluster specification, https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/
 */
function slotOf(key) {
    let crc = 0;
    for (const byte of Buffer.from(hashTag(key)))
        crc = ((crc << 8) ^ TABLE[(crc >> 8) ^ byte]) & 0xffff;
    return crc % SLOTS;
}
/** What stands between the first brace and the next closing one, unless that is nothing; else the whole key. */
function hashTag(key) {
    const open = key.indexOf('{');
    const close = open < 0 ? -1 : key.indexOf('}', open + 1);
    return close > open + 1 ? key.slice(open + 1, close) : key;
}
//# sourceMappingURL=cluster-slot.js.map