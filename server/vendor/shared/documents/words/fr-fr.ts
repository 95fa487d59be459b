import type { DocumentWords } from './words.ts'

/** The same in French. The words are assumed: the vendor publishes none. */
export const french: DocumentWords = {
  ADDRESS_CARD: { name: 'Justificatif d’adresse', examples: ['Carte d’adresse'] },
  ALIEN_CARD: { name: 'Carte d’étranger', examples: ['Carte d’identité d’étranger'] },
  CITIZEN_ID: { name: 'Carte de citoyen', examples: ['Carte de citoyenneté et carte de citoyen saisonnier'] },
  DRIVERS_LICENSE: { name: 'Permis de conduire', examples: ['Permis de conduire'] },
  GREEN_BOOK: { name: 'Livret vert', examples: ['Livret vert'] },
  HEALTH_CARD: { name: 'Carte de santé', examples: ['Carte d’assurance maladie', 'Carte de santé'] },
  IDENTITY_CARD: {
    name: 'Carte d’identité',
    examples: ['Cartes d’identité nationales', 'Cartes consulaires', 'Cartes diplomatiques'],
  },
  'GH IDENTITY_CARD': {
    name: 'Carte d’identité',
    examples: [
      'Ghana Card',
      'Carte CEDEAO',
      'Cartes d’identité nationales',
      'Cartes consulaires',
      'Cartes diplomatiques',
    ],
  },
  OCCUPATION_CARD: {
    name: 'Carte professionnelle',
    examples: ['Certificat de formation à la conduite', 'Carte de police', 'Carte professionnelle'],
  },
  PASSPORT: { name: 'Passeport', examples: ['Passeports'] },
  PROVISIONAL_DRIVERS_LICENSE: {
    name: 'Permis de conduire provisoire',
    examples: ['Autorisations de conduire', 'Permis de conduire provisoires'],
  },
  REGISTRATION_CERTIFICATE: { name: 'Certificat d’enregistrement', examples: ['Certificat d’enregistrement'] },
  RESIDENT_ID: { name: 'Carte de résident', examples: ['Permis de séjour', 'Cartes de séjour'] },
  'UG RESIDENT_ID': {
    name: 'Carte de résident',
    examples: ['Carte de réfugié', 'Permis de séjour', 'Cartes de séjour'],
  },
  'ZA RESIDENT_ID': {
    name: 'Carte de résident',
    examples: ['Permis de séjour', 'Cartes de séjour', 'Visa d’asile temporaire'],
  },
  SEAMANS_ID: { name: 'Carte de marin', examples: ['Carte de marin', 'Livret de marin'] },
  SOCIAL_ID: { name: 'Carte sociale', examples: ['Carte d’identité sociale', 'Carte de sécurité sociale'] },
  TAX_ID: { name: 'Carte fiscale', examples: ['Carte d’identification fiscale'] },
  TRADE_LICENSE: { name: 'Licence commerciale', examples: ['Licence commerciale'] },
  TRAVEL_DOC: {
    name: 'Document de voyage',
    examples: ['Documents de passage de frontière', 'Document de réfugié', 'Visas'],
  },
  'UG TRAVEL_DOC': { name: 'Document de voyage', examples: ['Documents de passage de frontière', 'Visas'] },
  TRIBAL_CARD: { name: 'Carte tribale', examples: ['Carte tribale'] },
  UNIFORMED_SERVICES_CARD: {
    name: 'Carte des services en uniforme',
    examples: ['Carte militaire', 'Carte d’autres forces armées'],
  },
  VEHICLE_PARTICULARS: { name: 'Papiers du véhicule', examples: ['Passeport du véhicule'] },
  VOTER_ID: { name: 'Carte d’électeur', examples: ['Carte d’identité d’électeur'] },
  WORK_PERMIT: {
    name: 'Permis de travail',
    examples: ['Cartes d’autorisation', 'Cartes de travail', 'Cartes d’emploi'],
  },
  '': { name: 'Autres', examples: ['Mon document n’est pas dans la liste'] },
}
