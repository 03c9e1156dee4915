/** Which shortened words does French write onto the next? Articles, pronouns and conjunctions of the grammar, folded, without the apostrophe. */
export const elisions = 'l d j m n s t c qu jusqu lorsqu puisqu quoiqu';
