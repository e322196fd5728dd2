#ifndef WEFT_CLIBXML2_SHIM_H
#define WEFT_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// ICU's headers, which encoding.h would pull in, clash with the copy Foundation carries.
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

#endif
