/**
 * The slot of a key on a Redis Cluster: CRC16 (XMODEM) of its hash tag, modulo 16,384.
 * After the cluster specification, https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/
 */
export declare function slotOf(key: string): number;
