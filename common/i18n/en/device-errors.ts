import { type deviceErrors as id } from '../id/device-errors.ts';

export const deviceErrors: typeof id = {
  FINGER_TRIES_MISSING: {
    what: 'These fingers need up to {{tries}} captures, of which the best is kept: {{fingers}}.',
    next: 'Capture the finger again; the best print is kept by itself.',
  },
  FINGER_PROOF_MISSING: {
    what: 'This exception needs a photo of the hand as proof: {{fingers}}.',
    next: 'Open the exception of that finger and take a photo of the hand.',
  },
  FINGER_FILE_NOT_ALLOWED: {
    what: 'This office takes no pictures of prints from files: {{fingers}}.',
    next: 'Take the finger with the scanner, or record the exception for a broken device if there is none.',
  },
  FINGER_SCANNER_NONE: {
    what: 'No fingerprint scanner was found.',
    next: 'Plug in the scanner, make sure its service is running, then search again.',
  },
  FINGER_SCANNER_GONE: {
    what: 'The connection to the fingerprint scanner was lost ({{reason}}).',
    next: 'Plug the scanner in again, wait a few seconds and go on with this finger. Fingers already taken are kept.',
  },
  FINGER_SCANNER_UNPLUGGED: {
    what: 'The fingerprint scanner is not plugged in.',
    next: 'Check the USB cable, plug it in again and go on with this finger. Fingers already taken are kept.',
  },
  FINGER_SCANNER_BUSY: {
    what: 'The fingerprint scanner is busy.',
    next: 'Close other programs that use the scanner, wait a moment, then try again.',
  },
  FINGER_SCANNER_NOT_READY: {
    what: 'The fingerprint scanner is not ready.',
    next: 'Wait until its light is steady, then try again.',
  },
  FINGER_SCANNER_NOT_REGISTERED: {
    what: 'The fingerprint scanner is not registered with its management service.',
    next: 'Do not use it yet. Ask IT to register the scanner.',
  },
  FINGER_SCANNER_SLOW: {
    what: 'The scanner did not answer in time.',
    next: 'Ask the applicant to press the finger more firmly, then try again. If it persists, plug the scanner in anew.',
  },
  FINGER_NOT_SEEN: {
    what: 'No finger lies on the glass.',
    next: 'Ask the applicant to place the finger and hold it, then try again.',
  },
  FINGER_EXTRACTION_FAILED: {
    what: 'The ridges could not be read.',
    next: 'Clean glass and finger, dry or moisten it a little, then try again.',
  },
  FINGER_TURNED: {
    what: 'The finger lies turned on the glass.',
    next: 'Ask the applicant to straighten the finger, then try again.',
  },
  FINGER_SCANNER_TAMPERED: {
    what: 'The scanner reports that it was opened or changed.',
    next: 'Stop using it. Put the scanner aside and report it to IT.',
  },
  FINGER_SCANNER_SERVER: {
    what: 'The scanner does not reach its management service.',
    next: 'Check the network, then try again. If it persists, call IT.',
  },
  FINGER_SCANNER_NOT_FOUND: {
    what: 'The scanner service does not know this device.',
    next: 'Search for scanners again, then retry.',
  },
  FINGER_SCANNER_KEY_EXPIRED: {
    what: 'The key of the scanner has expired.',
    next: 'Ask IT to renew the key of the scanner.',
  },
  FINGER_COUNT_NOT_SUPPORTED: {
    what: 'This scanner cannot take so many fingers at once.',
    next: 'Take one finger after the other.',
  },
  FINGER_SCANNER_REFUSED: {
    what: 'The scanner refused the request (code {{code}}).',
    next: 'Try again. If it persists, give the code to IT.',
  },
  FINGER_SCANNER_FAULT: {
    what: 'The scanner reports a fault (code {{code}}).',
    next: 'Plug the scanner in anew. If it persists, give the code to IT.',
  },
  FINGER_CAPTURE_STOPPED: {
    what: 'The scanner stopped the capture.',
    next: 'Take this finger again.',
  },
  FINGER_CAPTURE_RUNNING: {
    what: 'Another capture on this PC is not finished.',
    next: 'Wait until it ends, or cancel it first.',
  },
  FINGER_CAPTURE_CANCELLED: {
    what: 'The capture was cancelled.',
    next: 'Take this finger again if needed.',
  },
  FINGER_ANSWER_UNREADABLE: {
    what: 'The answer of the scanner does not follow MOSIP SBI 0.9.5.',
    next: 'Try again. If it persists, ask IT to update the scanner service.',
  },
  FINGER_ANSWER_TOO_LARGE: {
    what: 'The answer of the scanner is too large and was not taken.',
    next: 'Try again. If it persists, do not use this scanner and call IT.',
  },
  FINGER_SIGNATURE_INVALID: {
    what: 'The signature of the scanner does not fit: the data may have been changed.',
    next: 'This result was dropped. Try again; if it happens again, stop and report it to IT.',
  },
  FINGER_CERTIFICATE_UNTRUSTED: {
    what: 'The office does not trust this scanner: the issuer of its certificate is not listed.',
    next: 'Use the scanner of the office. If this is it, ask IT to add the certificate of its issuer.',
  },
  FINGER_CERTIFICATE_EXPIRED: {
    what: 'The certificate of the scanner is not valid today.',
    next: 'Check the date of this PC. If it is right, ask IT to renew the certificate.',
  },
  FINGER_HASH_WRONG: {
    what: 'The hash does not fit the record: the data may have been changed.',
    next: 'This result was dropped. Try again; if it happens again, stop and report it to IT.',
  },
  FINGER_CHAIN_BROKEN: {
    what: 'This record does not continue the one before it.',
    next: 'This result was dropped. Search for scanners again, then retake this finger.',
  },
  FINGER_REPLAYED: {
    what: 'The scanner sent an old record again.',
    next: 'This result was dropped. Try again; if it happens again, stop and report it to IT.',
  },
  FINGER_TRANSACTION_WRONG: {
    what: 'The answer of the scanner belongs to another request.',
    next: 'This result was dropped. Take this finger again.',
  },
  FINGER_CLOCK_WRONG: {
    what: 'The clock of the scanner differs by more than {{minutes}} minutes from this PC.',
    next: 'Set the clocks of the PC and the scanner service, then try again.',
  },
  FINGER_CALLBACK_FOREIGN: {
    what: 'The scanner points to an address other than its own service.',
    next: 'Do not use it. Report it to IT.',
  },
  FINGER_OTHER_DEVICE: {
    what: 'It is not the scanner of this desk that answered.',
    next: 'Plug in the scanner of this desk. If it was replaced, ask IT to register it.',
  },
  FINGER_OTHER_FINGER: {
    what: 'The scanner sent another finger than the one asked for.',
    next: 'This result was dropped. Place the finger asked for, then try again.',
  },
  FINGER_RECORD_UNREADABLE: {
    what: 'The finger record cannot be read (ISO/IEC 19794-4).',
    next: 'Try again. If it persists, ask IT to check the settings of the scanner.',
  },
  FINGER_LEVEL_TOO_LOW: {
    what: 'This scanner is not certified {{level}} as the office asks.',
    next: 'Use a scanner certified {{level}}, or ask IT to check the rule.',
  },
  FINGER_ANCHORS_NONE: {
    what: 'No issuer of scanner certificates is trusted on this PC yet.',
    next: 'Ask IT to add the certificate of the issuer in Settings.',
  },
  FINGER_ANCHOR_INVALID: {
    what: 'This file is no certificate of an issuer that can be used.',
    next: 'Choose the PEM file of the maker of the scanner or of the MOSIP operator.',
  },
  FINGER_ANCHOR_KNOWN: {
    what: 'That certificate is on the list already.',
    next: 'There is nothing to add.',
  },
  QUALITY_PROGRAM_UNUSABLE: {
    what: 'That program for photo quality cannot be run on this computer.',
    next: 'Choose the OFIQ program file that this account may run.',
  },
  CHIP_READER_UNUSABLE: {
    what: 'That chip-reading program cannot be run on this PC.',
    next: 'Choose a program file that this account may run.',
  },
  COUNTRY_CERTIFICATE_INVALID: {
    what: 'This file is not a usable country signing certificate.',
    next: 'Choose a PEM or DER file from the centre, without a private key in it.',
  },
  COUNTRY_CERTIFICATE_KNOWN: {
    what: 'That country certificate is in the list already.',
    next: 'It need not be added again.',
  },
  SECOND_SCREEN_MISSING: {
    what: 'This PC has no second screen.',
    next: 'Turn the screen to the applicant, or print the sheet.',
  },
};
