/** Which shortened words does Italian write onto the next? Articles, prepositions with articles and pronouns of the grammar, folded, without the apostrophe. */
export const elisions =
  'l un d c m t s v n gl dell nell sull all dall coll degl negl sugl agl dagl quest quell';
