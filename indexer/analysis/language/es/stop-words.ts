/**
 * Which words of Spanish say little alone? Written down for Dateline from the grammar: articles, pronouns, prepositions,
 * conjunctions, auxiliaries and the commonest adverbs, a kind or two a line, folded (without accents and apostrophes).
 */
export const stopWords = `
el la los las lo un una unos unas al del este esta estos estas ese esa esos esas aquel aquella aquellos aquellas esto eso aquello
yo me mi mis tu te ti tus ella ello nosotros nosotras nos vosotros os ellos ellas se si le les su sus usted ustedes nuestro nuestra
nuestros nuestras vuestro
que quien quienes cual cuales cuyo cuya donde cuando como cuanto
y e o u pero sino ni porque pues aunque mientras
a ante bajo con contra de desde durante en entre hacia hasta para por segun sin sobre tras
soy eres es somos son era eran fue fueron ser sido siendo sea sean sera seran seria estoy estan estaba estaban estar ha han he hemos
haber habia habian habra hay
no ya mas muy tambien tan tanto asi solo todo toda todos todas otro otra otros otras
`;
