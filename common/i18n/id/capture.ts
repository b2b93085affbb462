export const capture = {
  title: 'Foto dan sidik jari',
};
