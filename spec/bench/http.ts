/**
 * How fast is the server over HTTP? `dateline serve` in a process of its own, asked by connections that are kept.
 *
 * What is timed is what a client waits for: from the request's beginning to the last byte of ten hits with three snippets each. The
 * generator takes the next topic wherever a connection is free, on the same processors as the server; it decodes every answer of
 * the first pass, and of the others looks only at status and total, for whatever it does is taken from the server.
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { percentile, type Patience } from './timing.js';

export interface HttpPlan {
  /** The folder of an index that is there. */
  index: string;
  /** Numbers of connections, each measured by itself. */
  connections: number[];
  patience: Pick<Patience, 'passes' | 'warmUpMs'>;
}

export interface HttpFigures {
  connections: number;
  /** Answers that were counted. */
  answers: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

const program = join(import.meta.dirname, '..', '..', 'server', 'main.js');

/** A server that does not answer by then is not slow but broken. */
const longestWaitMs = 30_000;

const counted = z.object({ total: z.number(), hits: z.array(z.object({ snippets: z.array(z.unknown()) })) });

/** Asks a server about each of the topics. */
class Generator {
  readonly #agent: Agent;
  /** By topic; of the first pass. */
  #totals: readonly number[] = [];

  constructor(
    readonly server: string,
    readonly topics: readonly string[],
    readonly connections: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** The answer's bytes. Throws where it is no answer. */
  #ask(topic: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const request = get(`${this.server}/api/v1/search?q=${encodeURIComponent(topic)}&per_page=10`, { agent: this.#agent, timeout: longestWaitMs }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          if (response.statusCode === 200) resolve(Buffer.concat(parts));
          else reject(new Error(`“${topic}” is answered with status ${response.statusCode ?? 0}`));
        });
      });
      request.on('timeout', () => request.destroy(new Error(`“${topic}” is not answered within ${longestWaitMs} ms`)));
      request.on('error', reject);
    });
  }

  /** All topics once, over all connections: what `each` makes of every answer. */
  async #pass(each: (topic: number, answer: Buffer, ms: number) => void): Promise<void> {
    let next = 0;
    const connection = async (): Promise<void> => {
      while (next < this.topics.length) {
        const topic = next++;
        const from = performance.now();
        const answer = await this.#ask(this.topics[topic]);
        each(topic, answer, performance.now() - from);
      }
    };
    await Promise.all(Array.from({ length: this.connections }, connection));
  }

  /** Throws where no topic has hits with snippets: then nothing would be measured. */
  async learnTotals(): Promise<void> {
    const totals = this.topics.map(() => 0);
    let snippets = 0;
    await this.#pass((topic, answer) => {
      const { total, hits } = counted.parse(JSON.parse(answer.toString()));
      if (hits.length !== Math.min(total, 10)) throw new Error(`“${this.topics[topic]}” finds ${total} and shows ${hits.length}`);
      totals[topic] = total;
      for (const hit of hits) snippets += hit.snippets.length;
    });
    if (snippets === 0) throw new Error('no topic finds anything in this index');
    this.#totals = totals;
  }

  /** The times of a pass, in milliseconds. Throws where a topic finds another total than in the first one. */
  async times(): Promise<number[]> {
    const times: number[] = [];
    await this.#pass((topic, answer, ms) => {
      // A quote within a string has a backslash before it: no text of an answer holds this.
      if (!answer.includes(`"total":${this.#totals[topic]},`)) throw new Error(`“${this.topics[topic]}” finds ${this.#totals[topic]} articles and then others`);
      times.push(ms);
    });
    return times;
  }

  close(): void {
    this.#agent.destroy();
  }
}

export async function measureConnections(server: string, topics: readonly string[], connections: number, { passes, warmUpMs }: HttpPlan['patience']): Promise<HttpFigures> {
  const generator = new Generator(server, topics, connections);
  try {
    const started = performance.now();
    await generator.learnTotals();
    while (performance.now() - started < warmUpMs) await generator.times();
    const from = performance.now();
    const times: number[] = [];
    for (let pass = 0; pass < passes; pass++) times.push(...(await generator.times()));
    const seconds = (performance.now() - from) / 1000;
    return { connections, answers: times.length, perSecond: times.length / seconds, p50: percentile(times, 50), p99: percentile(times, 99) };
  } finally {
    generator.close();
  }
}

/** Resolves with the address that the server prints, or rejects where it ends without one. */
function addressOf(child: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const address = /http:\/\/\S+/.exec(out)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      reject(new Error(`the server ended with ${code ?? 'a signal'} and said no address: dateline verify --index tells what is wrong`));
    });
  });
}

/** A server that is as anybody's, its log of requests included, which goes nowhere. Nobody but this machine can ask it. */
export async function measureHttp({ index, connections, patience }: HttpPlan, topics: readonly string[], say: (line: string) => void): Promise<HttpFigures[]> {
  const child = spawn(process.execPath, [program, 'serve', '--index', index, '--host', '127.0.0.1', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const server = await addressOf(child);
    const figures: HttpFigures[] = [];
    for (const number of connections) {
      const one = await measureConnections(server, topics, number, patience);
      say(`${number} ${number === 1 ? 'connection' : 'connections'}: ${one.p50.toFixed(2)} ms, 99 % within ${one.p99.toFixed(2)} ms, ${one.perSecond.toFixed(0)} answers/s`);
      figures.push(one);
    }
    return figures;
  } finally {
    child.kill();
    await ended;
  }
}
