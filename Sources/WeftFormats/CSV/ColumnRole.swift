import WeftGraph

/// What a column of a table is for, told by its header.
enum ColumnRole: Hashable {
  // Who a row is about.
  case id, positionID, name, nameLastFirst, firstName, middleName, lastName
  /// Whom a row's person reports to, the best kind of reference first.
  case managerID, managerPosition, managerEmail, managerName, manager
  /// Further managers.
  case otherManager, dottedManager
  /// Whether a row's manager is one by a dotted line.
  case lineKind
  /// A status that may say that somebody left or that a position is open.
  case status
  /// Whether the position is open.
  case vacant
  /// Several skills in one cell.
  case skills
  /// The level of one skill.
  case skill(String)
  /// A relation of the row's node to the one the cell names.
  case relation(String, isTurnedAround: Bool)

  // Ends and facts of a relation.
  case source, target, weight, period, moment, edgeKind, edgeID, edgeLabel
  /// Further ends beside the target, such as whom a message was copied to.
  case otherTarget
  /// An end of a known kind, as a table of memberships has it.
  case end(String)

  /// A property of the model, or of nobody's knowing.
  case property(String)
  /// A column of a database export: its name and the type it declares.
  case typed(String, String)
  /// The labels of a database export's nodes.
  case labels
}

extension ColumnRole {
  /// Letters and digits of a header in lower case, and nothing else.
  static func fold(_ header: String) -> String {
    var result = ""
    for scalar in header.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        result += scalar.properties.lowercaseMapping
      } else if scalar == "#" {
        result += "number"
      }
    }
    // Whose the id is matters, not who gave it.
    return result == "externalid" ? result : result.replacing("externalid", with: "id")
  }

  /// The role of a folded header among those that describe people and what belongs to them.
  static func ofPeople(_ folded: String) -> ColumnRole? {
    for ending in ["required", "optional", "readonly"] where folded.hasSuffix(ending) {
      return ofPeople(String(folded.dropLast(ending.count)))
    }
    return people[folded] ?? people[folded.hasPrefix("employee") ? String(folded.dropFirst(8)) : ""]
      ?? ofManager(folded) ?? ofStatus(folded)
  }

  private static let people: [String: ColumnRole] = {
    var roles: [String: ColumnRole] = [:]
    for (role, words) in peopleWords {
      for word in words.split(separator: " ") { roles[String(word)] = role }
    }
    return roles
  }()

  /// The folded headers of a role.
  static func headers(of role: ColumnRole) -> [String] {
    peopleWords.filter { $0.0 == role }
      .flatMap { $0.1.split(separator: " ").map(String.init) }
  }

  /// Headers of exports of personnel systems in several languages, folded.
  private static let peopleWords: [(ColumnRole, String)] = [
    (
      .id,
      """
      id employeeid empid employeenumber employeeno employeenum employeecode emplid empno \
      empnumber empcode emp personid personnelnumber personnelno personalid workerid staffid \
      staffnumber staffno userid memberid payrollid payrollnumber uid uniqueid uniqueidentifier \
      recordid associateid assignmentnumber personnummer personalnummer mitarbeiternummer \
      mitarbeiterid persnr pernr matricule numeroemploye numéroemployé idemployé idsalarié \
      idcollaborateur idempleado númeroempleado numeroempleado codigoempleado códigoempleado \
      iddipendente matricola codicedipendente idfuncionário idfuncionario matrícula matricula \
      medewerkernummer personeelsnummer medewerkerid anställningsnummer ansattnummer ansattid \
      medarbejdernummer henkilönumero numerpracownika idpracownika 社員番号 従業員番号 社員id \
      员工编号 工号 员工号 사번 직원번호 personnumber personno persno mitarbeiternr personalnr manr \
      workdayid eeid eeno eenumber filenumber ppid eid
      """
    ),
    (
      .positionID,
      """
      positionid positioncode positionnumber positionno posid poscode roleid jobid seatid postid \
      planstelle planstellennummer stellennummer stellenid idposte codeposte
      """
    ),
    (
      .name,
      """
      name fullname employeename employee displayname personname worker workername staffname employeefullname \
      legalname preferredname completename fullnamelegal person mitarbeiter mitarbeitername \
      mitarbeiterin vollständigername nomcomplet nomprénom nometprénom collaborateur salarié employé employe persona pessoa personne \
      nombrecompleto nombreyapellidos empleado nomecompleto nomecognome dipendente funcionário \
      funcionario colaborador naam volledigenaam medewerker namn navn nimi imięinazwisko 氏名 名前 \
      姓名 이름 성명 empname ename associate associatename formattedname membername
      """
    ),
    (
      .nameLastFirst,
      """
      lastnamefirstname payrollname namelastfirst lastfirst lastcommafirst namelastnamefirstname \
      lastnamefirstnamemiddleinitial namelastsuffixfirstmi surnamefirstname nachnamevorname \
      familynamegivenname namevorname apellidosnombre
      """
    ),
    (
      .firstName,
      """
      firstname givenname forename legalfirstname preferredfirstname first vorname prénom prenom \
      nombre nombres nome voornaam förnamn fornavn etunimi imię 名 名字 fname
      """
    ),
    (.middleName, "middlename middleinitial secondname zweitername"),
    (
      .lastName,
      """
      lastname surname familyname legallastname last nachname familienname nom nomdefamille \
      apellido apellidos cognome sobrenome achternaam efternamn etternavn sukunimi nazwisko 姓 lname
      """
    ),
    (
      .managerID,
      """
      managerid reportstoassociateid reportstoemployeeid reportstopersonid reportstouserid \
      supervisorassociateid manageremployeeid managerempid manageremployeenumber managernumber managerno \
      managercode mgrid mgr mgrno mgrnumber supervisorid supervisoremployeeid supervisornumber \
      supervisoremployeenumber bossid reportstoid reporttoid reportingtoid leaderid superiorid \
      headid linemanagerid directmanagerid parentid parent managerworkerid manageruserid \
      vorgesetztenid vorgesetztennummer vorgesetztenpersonalnummer vorgesetzterid idmanager \
      supid supno supnumber reportingofficerid reportingofficernumber managernbr supervisornbr \
      idresponsable matriculemanager idsupervisor idjefe codigojefe idgerente idgestor \
      leidinggevendeid chefid
      """
    ),
    (
      .managerPosition,
      """
      managerpositioncode managerpositionid managerpositionnumber managerposition parentpositionid \
      parentpositioncode parentposition reportstoposition reportstopositionid supervisorpositionid \
      supervisorposition übergeordneteplanstelle
      """
    ),
    (
      .managerEmail,
      """
      manageremail manageremailaddress managermail supervisoremail supervisoremailaddress \
      reportstoemail bossemail linemanageremail directmanageremail vorgesetztenemail emailmanager \
      emaildumanager emaildelresponsable
      """
    ),
    (
      .managerName,
      """
      managername managernamefirstlast managersname workermanager managerfullname supervisorname supervisorfullname reportstoname bossname \
      linemanagername directmanagername vorgesetztername namevorgesetzter nomdumanager nommanager \
      nombredelsupervisor nombredelgerente
      """
    ),
    (
      .manager,
      """
      manager supervisor reportsto reportto reportingto reportingmanager reportsdirectlyto boss \
      linemanager managerworker directmanager immediatemanager immediatesupervisor directsupervisor managedby \
      supervisedby reportingofficer parentemployee parentperson superior leader peoplemanager primarymanager solidlinemanager vorgesetzter \
      vorgesetzte führungskraft direktervorgesetzter berichtetan chef chefdirect responsable \
      responsablehiérarchique responsablehierarchique supérieurhiérarchique supérieur \
      supérieurhierarchique rattachement nplus1 n1 jefe jefedirecto superiorinmediato reportaa \
      gerente superiorimediato gestor gestordireto responsabile leidinggevende rapporteertaan \
      närmastechef leder esimies przełożony 上司 上長 上级 直属上级 汇报对象 관리자 상사
      """
    ),
    (
      .otherManager,
      """
      manager1 manager2 manager3 manager4 secondmanager secondarymanager secondarymanagerid \
      additionalmanager additionalmanagers othermanager othermanagers comanager comanagers \
      manager2id managerid2 managerid3 supervisor2 supervisorid2 secondaryreportingto \
      secondaryreportsto secondarysupervisor secondaryreportingmanager
      """
    ),
    (
      .dottedManager,
      """
      dottedline dottedlinemanager dottedlinemanagerid dottedlineto dottedmanager dottedmanagerid \
      dottedlinereport dottedlinereportsto dottedids dottedid dotted matrixmanager matrixmanagerid \
      matrixmanagers functionalmanager functionalmanagerid indirectmanager indirectmanagerid \
      projectmanagerid dottedlinesupervisor dottedlinemanageremail dottedlinemanagername \
      fachlichervorgesetzter fachlichevorgesetzte responsablefonctionnel managerfonctionnel \
      jefefuncional
      """
    ),
    (
      .lineKind,
      """
      relationshiptype reportingtype reportingrelationship reportingrelationshiptype linetype \
      reportinglinetype reportingline managertype supervisortype managerrelationship
      """
    ),
    (
      .status,
      """
      status employmentstatus employeestatus workerstatus employmentstate positionstatus \
      beschäftigungsstatus mitarbeiterstatus statut estadolaboral estadoempleado situación situacao situação situaçãofuncional \
      statusemployment assignmentstatustype 状态 在职状态 员工状态 在職状況 ステータス 재직상태 상태
      """
    ),
    (
      .vacant,
      "vacant isvacant vacancy isvacancy openposition isopen unfilled unbesetzt vakant vacante"
    ),
    (
      .skills,
      """
      skills skillset competencies competences certifications certificates qualifications expertise \
      fähigkeiten kenntnisse kompetenzen qualifikationen compétences habilidades competencias \
      competenze competenties
      """
    ),
    (
      .property("title"),
      """
      title jobtitle position positiontitle positionname businesstitle job jobname role roletitle \
      designation jobrole occupation workingtitle stellenbezeichnung stelle funktionsbezeichnung \
      berufsbezeichnung jobbezeichnung poste intituléduposte intituléposte fonction emploi cargo \
      puesto puestodetrabajo título titolo posizione ruolo mansione função functie functietitel \
      functienaam befattning stilling stillingsbetegnelse tehtävänimike stanowisko 役職 職位 职位 \
      岗位 职务 직책 직위 jobtitledescription positiontitledescription jobassignment jobprofile \
      jobprofilename employeetitle currenttitle
      """
    ),
    (
      .property("email"),
      """
      email emailaddress mail workemail businessemail companyemail corporateemail primaryemail \
      primaryworkemail emailwork emailid upn userprincipalname emailadresse mailadresse courriel \
      adresseemail adressemail correo correoelectrónico correoelectronico posta emailprofessionnel \
      epost epostadresse contactemail sähköposti メール メールアドレス 邮箱 电子邮件 이메일
      """
    ),
    (
      .property("department"),
      """
      department dept departmentname deptname homedepartment departmentdescription abteilung bereich \
      département departement service direction departamento área area dipartimento reparto setor \
      afdeling avdelning avdeling afdelingsnavn osasto dział 部門 部署 部门 부서 \
      homedepartmentdescription homedepartmentname
      """
    ),
    (
      .property("division"),
      "division divisionname geschäftsbereich división divisione divisie sparte"
    ),
    (
      .property("businessUnit"),
      "businessunit businessunitname bu bunit geschäftseinheit unitéaffaires unidaddenegocio"
    ),
    (
      .property("team"),
      """
      team teamname supervisoryorganization supervisoryorg organizationalunit organisationalunit \
      orgunit orgunitname organizationunit organisationseinheit orgeinheit squad squadname workteam \
      équipe equipe equipo gruppe チーム 团队 팀
      """
    ),
    (
      .property("location"),
      """
      location worklocation office officelocation site workplace city worksite standort ort \
      arbeitsort lieu localisation sitedetravail ubicación ubicacion ciudad sede localização \
      local locatie vestiging plats kontor 勤務地 办公地点 地点 근무지
      """
    ),
    (
      .property("start"),
      """
      start startdate hiredate dateofhire hiredon originalhiredate joindate joiningdate dateofjoining \
      fechadeinicio fechainicio lasthiredate mostrecenthiredate doj employmentstartdate onboarddate dateofentry entrydate eintrittsdatum eintritt \
      einstellungsdatum dateembauche datedembauche datedentrée dateentrée fechadecontratación \
      fechacontratacion fechadeingreso fechaalta datadiassunzione dataassunzione dataadmissão \
      datadeadmissão datumindienst indienst anställningsdatum ansattdato 入社日 入职日期 입사일
      """
    ),
    (
      .property("end"),
      """
      end enddate terminationdate termdate dateofleaving leavingdate leavedate lastday lastworkingday lastdayofwork lastdayworked \
      lastworkingdate dateofexit dismissaldate contractenddate letzterarbeitstag \
      fechadefinalización fechafin fechadefin \
      employmentenddate exitdate separationdate dateoftermination austrittsdatum austritt \
      datedesortie datesortie datededépart fechadebaja fechabaja fechadeterminación datacessazione \
      datadesaída datademissão datumuitdienst uitdienst slutdatum sluttdato 退職日 离职日期 퇴사일
      """
    ),
    (
      .property("fte"),
      """
      fte ftepercent fulltimeequivalent ftevalue workload employmentrate beschäftigungsgrad \
      stellenumfang pensum vzä vollzeitäquivalent etp équivalenttempsplein
      """
    ),
    (
      .property("cost"),
      """
      cost salary annualsalary basesalary compensation totalcost annualcost gehalt jahresgehalt \
      kosten salaire coût salario sueldo stipendio
      """
    ),
    (
      .property("level"),
      "level joblevel grade jobgrade paygrade band careerlevel stufe niveau nivel"
    ),
    (
      .property("active"),
      """
      active isactive employeeactive enabled accountenabled aktiv actif activo attivo ativo \
      currentlyactive activestatus activeflag activeemployee isactiveemployee activeuser \
      activeindicator stillemployed currentlyemployed isemployed isenabled
      """
    ),
    (.property("executive"), "executive isexecutive boardmember"),
    (.property("critical"), "critical iscritical criticalrole keyposition"),
    (
      .property("description"),
      "description notes beschreibung bemerkung descripción descrizione"
    ),
  ]
}
