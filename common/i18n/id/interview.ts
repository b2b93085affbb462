export const interview = {
  title: 'Wawancara',
};
