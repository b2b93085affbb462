#include <stdio.h>

/* Stands where a program of Windows would be, keeps what it was asked, one line a call, and says that it did it. */
int main(int count, char **words) {
  FILE *file = fopen("C:\\icacls.txt", "ab");
  int at;
  if (!file) return 1;
  for (at = 1; at < count; at++) fprintf(file, "[%s]", words[at]);
  fputs("\n", file);
  fclose(file);
  return 0;
}
