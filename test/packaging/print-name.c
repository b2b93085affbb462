#include <stdio.h>
#include <windows.h>
#include <wincrypt.h>

/* The subject of a certificate (DER, named on the command line) as .NET and PowerShell print it on Windows. */
int main(int count, char **words) {
  static BYTE bytes[65536];
  static WCHAR name[4096];
  static char text[8192];
  FILE *file = count == 2 ? fopen(words[1], "rb") : NULL;
  if (!file) return 2;
  PCCERT_CONTEXT certificate =
      CertCreateCertificateContext(X509_ASN_ENCODING, bytes, (DWORD)fread(bytes, 1, sizeof bytes, file));
  if (!certificate) return 1;
  CertNameToStrW(X509_ASN_ENCODING, &certificate->pCertInfo->Subject,
                 CERT_X500_NAME_STR | CERT_NAME_STR_REVERSE_FLAG, name, 4096);
  WideCharToMultiByte(CP_UTF8, 0, name, -1, text, sizeof text, NULL, NULL);
  puts(text);
  return 0;
}
