import type { AppType } from '#common/domain/applications/vocabulary.ts';
import type { ExaminationSet, InterviewGuide, InterviewQuestion } from './interview-guide.ts';

const SOURCE = 'Permenkumham 8/2014; pokok pertanyaan BAP dari praktik kantor, susunan kalimat adalah usulan';

/** What an examiner asks, as the shipped procedure has it, for versions from before there were any; a test keeps both equal. */
export const EXAMINATION_SETS: readonly ExaminationSet[] = [
  setOf('REPLACE_LOST', [
    question('lost-identity', {
      id: 'Apakah Saudara dalam keadaan sehat jasmani dan rohani, dan bersedia memberi keterangan?',
      en: 'Are you in good health and willing to answer?',
    }),
    question('lost-personal', {
      id: 'Sebutkan identitas Saudara: nama, tempat dan tanggal lahir, pekerjaan, alamat, dan keluarga.',
      en: 'State your identity: name, place and date of birth, occupation, address, and family.',
    }),
    question('lost-book', {
      id: 'Paspor apa yang hilang: nomor, tempat dan tanggal terbit, masa berlaku?',
      en: 'Which passport was lost: number, place and date of issue, validity?',
    }),
    question('lost-reason', {
      id: 'Mengapa Saudara mengajukan penggantian paspor hilang?',
      en: 'Why do you apply for a replacement?',
    }),
    question('lost-chronology', {
      id: 'Kapan, di mana, dan bagaimana paspor itu hilang? Jelaskan urutan kejadiannya.',
      en: 'When, where and how was it lost? Tell it in order.',
    }),
    question('lost-report', {
      id: 'Apa yang Saudara lakukan setelah mengetahui paspor hilang? Kapan melapor ke kepolisian?',
      en: 'What did you do when you noticed? When did you report to the police?',
    }),
    question('lost-use', {
      id: 'Untuk apa paspor itu pernah digunakan, ke negara mana, dan kapan terakhir?',
      en: 'What was it used for, in which countries, and when last?',
    }),
    question('lost-lent', {
      id: 'Apakah paspor itu pernah dijaminkan, dipinjamkan, atau dikuasai orang lain?',
      en: 'Was it ever pledged, lent, or held by somebody else?',
    }),
    question('lost-earlier', {
      id: 'Apakah Saudara pernah kehilangan paspor atau mengajukan permohonan sebelumnya?',
      en: 'Have you lost a passport or applied before?',
    }),
    question('lost-purpose', {
      id: 'Untuk keperluan apa paspor baru akan digunakan?',
      en: 'What will the new passport be used for?',
    }),
    question('lost-truth', {
      id: 'Apakah semua keterangan ini benar dan diberikan tanpa paksaan?',
      en: 'Is all this true and said freely?',
    }),
  ]),
  setOf('REPLACE_DAMAGED', [
    question('damaged-identity', {
      id: 'Apakah Saudara dalam keadaan sehat jasmani dan rohani, dan bersedia memberi keterangan?',
      en: 'Are you in good health and willing to answer?',
    }),
    question('damaged-personal', {
      id: 'Sebutkan identitas Saudara: nama, tempat dan tanggal lahir, pekerjaan, alamat, dan keluarga.',
      en: 'State your identity: name, place and date of birth, occupation, address, and family.',
    }),
    question('damaged-book', {
      id: 'Paspor apa yang rusak: nomor, tempat dan tanggal terbit, masa berlaku?',
      en: 'Which passport is damaged: number, place and date of issue, validity?',
    }),
    question('damaged-damage', {
      id: 'Bagian mana yang rusak, dan sejak kapan?',
      en: 'Which part is damaged, and since when?',
    }),
    question('damaged-chronology', {
      id: 'Bagaimana kerusakan itu terjadi? Jelaskan urutan kejadiannya.',
      en: 'How was it damaged? Tell it in order.',
    }),
    question('damaged-use', {
      id: 'Untuk apa paspor itu pernah digunakan, ke negara mana, dan kapan terakhir?',
      en: 'What was it used for, in which countries, and when last?',
    }),
    question('damaged-earlier', {
      id: 'Apakah Saudara pernah mengajukan penggantian paspor rusak atau hilang sebelumnya?',
      en: 'Have you applied for a replacement of a damaged or lost passport before?',
    }),
    question('damaged-purpose', {
      id: 'Untuk keperluan apa paspor baru akan digunakan?',
      en: 'What will the new passport be used for?',
    }),
    question('damaged-truth', {
      id: 'Apakah semua keterangan ini benar dan diberikan tanpa paksaan?',
      en: 'Is all this true and said freely?',
    }),
  ]),
  setOf('DATA_CHANGE', [
    question('change-identity', {
      id: 'Apakah Saudara dalam keadaan sehat jasmani dan rohani, dan bersedia memberi keterangan?',
      en: 'Are you in good health and willing to answer?',
    }),
    question('change-personal', {
      id: 'Sebutkan identitas Saudara: nama, tempat dan tanggal lahir, pekerjaan, alamat, dan keluarga.',
      en: 'State your identity: name, place and date of birth, occupation, address, and family.',
    }),
    question('change-change', {
      id: 'Data apa yang diubah: tertulis apa pada paspor, dan seharusnya apa?',
      en: 'Which data is to change: what does the passport say, and what should it say?',
    }),
    question('change-ground', {
      id: 'Apa dasar perubahan itu, dan dokumen apa yang membuktikannya?',
      en: 'What is the ground of the change, and which document proves it?',
    }),
    question('change-since', {
      id: 'Sejak kapan data itu berbeda, dan mengapa baru diajukan sekarang?',
      en: 'Since when does it differ, and why do you apply now?',
    }),
    question('change-others', {
      id: 'Apakah dokumen lain (KTP, KK, akta, ijazah) sudah memuat data yang baru?',
      en: 'Do your other papers carry the new data already?',
    }),
    question('change-use', {
      id: 'Untuk apa paspor itu pernah digunakan, ke negara mana, dan kapan terakhir?',
      en: 'What was it used for, in which countries, and when last?',
    }),
    question('change-purpose', {
      id: 'Untuk keperluan apa paspor akan digunakan setelah diubah?',
      en: 'What will the passport be used for after the change?',
    }),
    question('change-truth', {
      id: 'Apakah semua keterangan ini benar dan diberikan tanpa paksaan?',
      en: 'Is all this true and said freely?',
    }),
  ]),
];

/** The questions of this type; none for a suspicion that is looked into, whose questions are the examiner's own. */
export function examinationQuestions(guide: InterviewGuide, type: AppType): readonly InterviewQuestion[] {
  const sets = guide.examinationSets ?? EXAMINATION_SETS;
  return sets.find((set) => set.type === type)?.questions ?? [];
}

function setOf(type: AppType, questions: InterviewQuestion[]): ExaminationSet {
  return { type, questions, status: 'ASSUMED', source: SOURCE };
}

function question(id: string, text: InterviewQuestion['text']): InterviewQuestion {
  return { id, text, status: 'ASSUMED', source: SOURCE };
}
