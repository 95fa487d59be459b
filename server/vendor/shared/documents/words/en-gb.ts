import type { DocumentWords } from './words.ts'

/** What kinds of documents are called, and examples of each, in English; of a country where that differs. Source: v1 §9.8, the fixture of the vendor's web client. */
export const english: DocumentWords = {
  ADDRESS_CARD: { name: 'Address Card', examples: ['Address card'] },
  ALIEN_CARD: { name: 'Alien ID', examples: ['Alien Identity Card'] },
  CITIZEN_ID: { name: 'Citizen ID', examples: ['Citizenship Card and Seasonal Citizen ID'] },
  DRIVERS_LICENSE: { name: "Driver's License", examples: ['Driving License'] },
  GREEN_BOOK: { name: 'Green Book', examples: ['Green Book'] },
  HEALTH_CARD: { name: 'Health Card', examples: ['Health Insurance Card', 'Health Card'] },
  IDENTITY_CARD: { name: 'Identity Card', examples: ['National IDs', 'Consular IDs', 'Diplomat IDs'] },
  'GH IDENTITY_CARD': {
    name: 'Identity Card',
    examples: ['Ghana Card', 'Ecowas ID', 'National IDs', 'Consular IDs', 'Diplomat IDs'],
  },
  OCCUPATION_CARD: {
    name: 'Occupation Card',
    examples: ['Driver training certificate', 'Police Id', 'Professional Id'],
  },
  PASSPORT: { name: 'Passport', examples: ['Passports'] },
  PROVISIONAL_DRIVERS_LICENSE: {
    name: "Provisional Driver's License",
    examples: ['Driving permits', 'Provisional driving licenses'],
  },
  REGISTRATION_CERTIFICATE: { name: 'Registration Certificate', examples: ['Registration certificate'] },
  RESIDENT_ID: { name: 'Resident ID', examples: ['Residency permits', 'Residency cards'] },
  'UG RESIDENT_ID': { name: 'Resident ID', examples: ['Refugee ID', 'Residency permits', 'Residency cards'] },
  'ZA RESIDENT_ID': {
    name: 'Resident ID',
    examples: ['Residency permits', 'Residency cards', 'Temporary Asylum Visa'],
  },
  SEAMANS_ID: { name: "Seaman's ID", examples: ['Seaman Id', 'Seaman Book'] },
  SOCIAL_ID: { name: 'Social ID', examples: ['Social Identity Card', 'Social Security Card'] },
  TAX_ID: { name: 'Tax ID', examples: ['Tax Identity Card'] },
  TRADE_LICENSE: { name: 'Trade License', examples: ['Trade License'] },
  TRAVEL_DOC: { name: 'Travel Document', examples: ['Border crossing documents', 'Refugee document', 'Visas'] },
  'UG TRAVEL_DOC': { name: 'Travel Document', examples: ['Border crossing documents', 'Visas'] },
  TRIBAL_CARD: { name: 'Tribal Card', examples: ['Tribal card'] },
  UNIFORMED_SERVICES_CARD: { name: 'Uniformed Services Card', examples: ['Military', 'Other Armed Forces Id'] },
  VEHICLE_PARTICULARS: { name: 'Vehicle Particulars', examples: ['Vehicle passport'] },
  VOTER_ID: { name: "Voter's ID", examples: ["Voter's Identity Card"] },
  WORK_PERMIT: { name: 'Work Permit', examples: ['Authorization cards', 'Labour cards', 'Employment Cards'] },
  '': { name: 'Others', examples: ['My document is not listed'] },
}
