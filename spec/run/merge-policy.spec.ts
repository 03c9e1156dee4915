/** Which segments does the policy merge? Cases, and what must hold of every index and every history. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { mergesFor, mergesToCompact, segmentsAClass, sizeClass, usualLimits, type Merge, type MergeLimits, type SegmentSize } from '../../indexer/run/merge-policy.js';
import { repositoryRoot } from '../root.js';

const groups = z.array(z.array(z.int()));
/** A segment is `[articles, deleted, bytes]`, the limits `[articles, bytes]`. */
const cases = z
  .array(
    z.strictObject({
      comment: z.string(),
      limits: z.tuple([z.int(), z.int()]).optional(),
      segments: z.array(z.tuple([z.int(), z.int(), z.int()])),
      merges: groups,
      compact: groups,
    }),
  )
  .parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/run/cases/merge-policy.json'), 'utf8')));

const inOrder = (merges: readonly Merge[]): Merge[] => [...merges].sort((a, b) => a[0] - b[0]);

const sum = (sizes: readonly SegmentSize[]): SegmentSize => ({
  articles: sizes.reduce((total, { articles, deleted }) => total + articles - deleted, 0),
  deleted: 0,
  bytes: sizes.reduce((total, { bytes }) => total + bytes, 0),
});

/** The segments after the merges. */
function applied(segments: readonly SegmentSize[], merges: readonly Merge[]): SegmentSize[] {
  const gone = new Set(merges.flat());
  return [...segments.filter((_, place) => !gone.has(place)), ...merges.map((merge) => sum(merge.map((place) => segments[place])))];
}

const segment: fc.Arbitrary<SegmentSize> = fc
  .record({ articles: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 300_000 })), share: fc.double({ min: 0, max: 0.99, noNaN: true }), each: fc.integer({ min: 1, max: 9000 }) })
  .map(({ articles, share, each }) => ({ articles, deleted: Math.floor(articles * share), bytes: articles * each }));
const segments = fc.array(segment, { maxLength: 40 });
const limits: fc.Arbitrary<MergeLimits> = fc.oneof(
  fc.constant(usualLimits),
  fc.record({ articles: fc.integer({ min: 0, max: 400_000 }), bytes: fc.integer({ min: 0, max: 1 << 30 }) }),
);

function assertMerges(all: readonly SegmentSize[], merges: readonly Merge[], most: MergeLimits): void {
  const places = merges.flat();
  assert.equal(new Set(places).size, places.length, 'a segment is merged twice');
  for (const merge of merges) {
    assert.deepEqual([...merge].sort((a, b) => a - b), merge);
    assert.ok(merge.every((place) => place in all));
    const { articles, bytes } = sum(merge.map((place) => all[place]));
    if (merge.length > 1) assert.ok(articles <= most.articles && bytes <= most.bytes, 'a merger is larger than the limits');
  }
}

describe('the policy of merging', () => {
  for (const { comment, segments: rows, limits: most, merges, compact } of cases) {
    it(comment, () => {
      const sizes = rows.map(([articles, deleted, bytes]) => ({ articles, deleted, bytes }));
      const bounds = most === undefined ? usualLimits : { articles: most[0], bytes: most[1] };
      assert.deepEqual(inOrder(mergesFor(sizes, bounds)), merges);
      assert.deepEqual(inOrder(mergesToCompact(sizes, bounds)), compact);
    });
  }

  it('keeps every merger within the limits, leaves nothing worn, and is content with what it has made', () => {
    fc.assert(
      fc.property(segments, limits, (all, most) => {
        const merges = mergesFor(all, most);
        assertMerges(all, merges, most);
        const after = applied(all, merges);
        assert.ok(after.every(({ articles, deleted }) => deleted * 2 <= articles));
        assert.deepEqual(mergesFor(after, most), []);
      }),
    );
  });

  it('compacts until no two segments may be merged and nothing deleted is left, and then has nothing to do', () => {
    fc.assert(
      fc.property(segments, limits, (all, most) => {
        const merges = mergesToCompact(all, most);
        assertMerges(all, merges, most);
        const after = applied(all, merges);
        assert.ok(after.every(({ deleted }) => deleted === 0));
        after.forEach((one, i) => {
          for (const other of after.slice(i + 1)) {
            const { articles, bytes } = sum([one, other]);
            assert.ok(articles > most.articles || bytes > most.bytes, 'two segments could still be merged');
          }
        });
        assert.deepEqual(mergesToCompact(after, most), []);
      }),
    );
  });

  it('lets segments grow with the logarithm of the archive, and writes an article again at most once a class', () => {
    const unlimited = { articles: Infinity, bytes: Infinity };
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 3000 })), { minLength: 1, maxLength: 400 }), (passes) => {
        let all: SegmentSize[] = [];
        let total = 0;
        let rewritten = 0;
        for (const articles of passes) {
          total += articles;
          all.push({ articles, deleted: 0, bytes: articles });
          const merges = mergesFor(all, unlimited);
          // Those of the lowest class are the exception that the policy confesses.
          for (const place of merges.flat()) if (sizeClass(all[place].articles) > 0) rewritten += all[place].articles;
          all = applied(all, merges);
          assert.ok(all.length <= (segmentsAClass - 1) * (sizeClass(total) + 1), `${all.length} segments for ${total} articles`);
          assert.equal(sum(all).articles, total);
        }
        assert.ok(rewritten <= total * sizeClass(total), `${rewritten} articles written again for ${total}`);
      }),
    );
  });
});
