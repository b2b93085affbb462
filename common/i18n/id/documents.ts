export const documents = {
  title: 'Pemeriksaan berkas',
};
