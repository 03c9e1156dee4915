/** How does Spanish name a speaker? Lists written down for this file, from newspapers' usage. */
import { type Speech, words } from './speech.js';

export const spanish: Speech = {
  verbs: words(
    'dijo dice dicho afirmó afirma afirmado declaró declara declarado añadió añade añadido explicó explica explicado señaló señala señalado aseguró asegura asegurado',
    'indicó indica indicado sostuvo respondió responde respondido preguntó pregunta contestó advirtió advierte advertido escribió escribe anunció anuncia anunciado',
    'recordó recuerda manifestó insistió insiste subrayó subraya destacó destaca reconoció reconoce admitió comentó comenta aclaró apuntó apunta concluyó concluye',
    'lamentó lamenta denunció denuncia contó cuenta agregó reiteró exclamó expresó precisó pidió opinó opina calificó llamó dijeron replicó replica matizó confesó prometió exigió alertó',
  ),
  participles: words('añadiendo diciendo afirmando asegurando señalando'),
  doubtful: words('cuenta responde'),
  transitive: words('calificó llamó'),
  passives: words('fue fueron es sido'),
  between: words('ha han había habían también después luego además ya más no hoy ayer lo le les nos me se viernes lunes martes miércoles jueves sábado domingo el'),
  sources: ['según', 'de acuerdo con', 'en palabras de'],
  pronouns: words('él ella ellos ellas yo nosotros'),
  determiners: words('el la los las un una unos unas su sus nuestro nuestra este esta'),
  links: words('de del y'),
  looseLinks: words('en a con'),
  indefinite: words('un una unos unas'),
  relatives: words('que quien quienes'),
  conjunctions: words('y e pero o'),
  noNames: words(
    'el la los las un una unos unas de del y e pero o a al en con sin sobre para por que quien cuando si como después antes desde durante él ella ellos ellas yo su sus',
    'este esta estos estas según lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    'ayer hoy mañana',
  ),
  titles: words(
    'señor señora sr sr. sra sra. dr dr. dra dra. don doña presidente presidenta primer primera ministro ministra alcalde alcaldesa secretario secretaria general director directora',
    'portavoz jefe jefa papa obispo senador senadora diputado diputada juez jueza coronel capitán profesor profesora',
  ),
  titleEndings: null,
  particles: words('de del la las los y van von der'),
  labels: words('película libro novela canción álbum obra periódico revista título titulado titulada proyecto barco'),
  mentions: words('llamado llamada denominado denominada palabra término expresión'),
  infinitives: words(''),
  persons: words('hombre mujer niño niña portavoz funcionario'),
  inverts: true,
  largeNouns: false,
  dropsSubject: true,
  insertsInside: false,
};
