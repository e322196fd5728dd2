#ifndef WEFT_CLIBXML2_SHIM_H
#define WEFT_CLIBXML2_SHIM_H

/* libxml2 may have been built with ICU; its headers then pull in ICU's, which clash with the copy inside
   Foundation. Nothing here needs them. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

#endif
