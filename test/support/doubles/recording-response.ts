import type { HttpAdapterHost } from '@nestjs/core';

/** The response of Express, or the reply of Fastify, as far as headers are written on them. */
export class RecordingResponse {
  readonly written: Record<string, string> = {};
  headersSent = false;

  getHeader(name: string): unknown {
    return this.written[name.toLowerCase()];
  }

  /** Of Fastify's reply. */
  header(name: string, value: string): void {
    this.written[name] = value;
  }
}

/** Where Nest keeps the adapter of its platform: it writes what it is told to on such a response. */
export function adapterHost(type: 'express' | 'fastify' = 'express'): HttpAdapterHost {
  const httpAdapter = {
    getType: () => type,
    isHeadersSent: (response: RecordingResponse) => response.headersSent,
    setHeader: (response: RecordingResponse, name: string, value: string) => {
      response.written[name.toLowerCase()] = value;
    },
  };
  return { httpAdapter } as unknown as HttpAdapterHost;
}
