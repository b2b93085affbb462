export const handover = {
  title: 'Penyerahan',
};
