import type { DocumentWords } from './words.ts'

/** The same in Arabic. The words are assumed: the vendor publishes none. */
export const arabic: DocumentWords = {
  ADDRESS_CARD: { name: 'بطاقة عنوان', examples: ['بطاقة العنوان'] },
  ALIEN_CARD: { name: 'هوية أجنبي', examples: ['بطاقة هوية الأجانب'] },
  CITIZEN_ID: { name: 'هوية مواطن', examples: ['بطاقة المواطنة وهوية المواطن الموسمي'] },
  DRIVERS_LICENSE: { name: 'رخصة قيادة', examples: ['رخصة القيادة'] },
  GREEN_BOOK: { name: 'الكتاب الأخضر', examples: ['الكتاب الأخضر'] },
  HEALTH_CARD: { name: 'بطاقة صحية', examples: ['بطاقة التأمين الصحي', 'البطاقة الصحية'] },
  IDENTITY_CARD: {
    name: 'بطاقة هوية',
    examples: ['بطاقات الهوية الوطنية', 'بطاقات الهوية القنصلية', 'بطاقات الهوية الدبلوماسية'],
  },
  'GH IDENTITY_CARD': {
    name: 'بطاقة هوية',
    examples: [
      'بطاقة غانا',
      'هوية إيكواس',
      'بطاقات الهوية الوطنية',
      'بطاقات الهوية القنصلية',
      'بطاقات الهوية الدبلوماسية',
    ],
  },
  OCCUPATION_CARD: { name: 'بطاقة مهنة', examples: ['شهادة تدريب على القيادة', 'هوية الشرطة', 'هوية مهنية'] },
  PASSPORT: { name: 'جواز سفر', examples: ['جوازات السفر'] },
  PROVISIONAL_DRIVERS_LICENSE: { name: 'رخصة قيادة مؤقتة', examples: ['تصاريح القيادة', 'رخص القيادة المؤقتة'] },
  REGISTRATION_CERTIFICATE: { name: 'شهادة تسجيل', examples: ['شهادة التسجيل'] },
  RESIDENT_ID: { name: 'هوية مقيم', examples: ['تصاريح الإقامة', 'بطاقات الإقامة'] },
  'UG RESIDENT_ID': { name: 'هوية مقيم', examples: ['هوية لاجئ', 'تصاريح الإقامة', 'بطاقات الإقامة'] },
  'ZA RESIDENT_ID': { name: 'هوية مقيم', examples: ['تصاريح الإقامة', 'بطاقات الإقامة', 'تأشيرة لجوء مؤقتة'] },
  SEAMANS_ID: { name: 'هوية بحار', examples: ['هوية البحار', 'دفتر البحار'] },
  SOCIAL_ID: { name: 'هوية اجتماعية', examples: ['بطاقة الهوية الاجتماعية', 'بطاقة الضمان الاجتماعي'] },
  TAX_ID: { name: 'هوية ضريبية', examples: ['بطاقة الهوية الضريبية'] },
  TRADE_LICENSE: { name: 'رخصة تجارية', examples: ['رخصة تجارية'] },
  TRAVEL_DOC: { name: 'وثيقة سفر', examples: ['وثائق عبور الحدود', 'وثيقة لاجئ', 'تأشيرات'] },
  'UG TRAVEL_DOC': { name: 'وثيقة سفر', examples: ['وثائق عبور الحدود', 'تأشيرات'] },
  TRIBAL_CARD: { name: 'بطاقة قبلية', examples: ['بطاقة القبيلة'] },
  UNIFORMED_SERVICES_CARD: { name: 'بطاقة الخدمات النظامية', examples: ['هوية عسكرية', 'هوية قوات مسلحة أخرى'] },
  VEHICLE_PARTICULARS: { name: 'بيانات المركبة', examples: ['جواز المركبة'] },
  VOTER_ID: { name: 'هوية ناخب', examples: ['بطاقة هوية الناخب'] },
  WORK_PERMIT: { name: 'تصريح عمل', examples: ['بطاقات التصريح', 'بطاقات العمل', 'بطاقات التوظيف'] },
  '': { name: 'أخرى', examples: ['وثيقتي غير مدرجة'] },
}
