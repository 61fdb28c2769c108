BEGIN TRANSACTION;
CREATE TABLE actor (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	merged_into INTEGER, 
	CONSTRAINT pk_actor PRIMARY KEY (id), 
	CONSTRAINT fk_actor_merged_into FOREIGN KEY(merged_into) REFERENCES actor (id), 
	CONSTRAINT uq_actor_key UNIQUE ("key")
);
INSERT INTO "actor" VALUES(1,'126ca499d1a6a6f2','Jelena Simić','person','jelena simic',NULL);
INSERT INTO "actor" VALUES(2,'ee357b30f129b01d','Water Ministry','government','water ministry',NULL);
CREATE TABLE address (
	url TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	title TEXT, 
	etag TEXT, 
	last_modified TEXT, 
	checked TEXT NOT NULL, 
	next_check TEXT, 
	failures INTEGER NOT NULL, 
	note TEXT, 
	CONSTRAINT pk_address PRIMARY KEY (url)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE appearance (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	actor_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	description TEXT, 
	gender TEXT, 
	roles TEXT NOT NULL, 
	mentions TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	found TEXT, 
	CONSTRAINT pk_appearance PRIMARY KEY (id), 
	CONSTRAINT fk_appearance_actor_id FOREIGN KEY(actor_id) REFERENCES actor (id) ON DELETE CASCADE, 
	CONSTRAINT fk_appearance_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE
);
INSERT INTO "appearance" VALUES(1,1,1,'Jelena Simić','person',NULL,NULL,'[]','[{"start":42,"end":54,"text":"Jelena Simić"}]','the same full name',NULL);
INSERT INTO "appearance" VALUES(2,1,2,'Water Ministry','government',NULL,NULL,'[]','[{"start":113,"end":127,"text":"Water Ministry"}]','the same full name',NULL);
INSERT INTO "appearance" VALUES(3,3,1,'Jelena Simić','person',NULL,NULL,'[]','[{"start":42,"end":54,"text":"Jelena Simić"}]','the same full name',NULL);
INSERT INTO "appearance" VALUES(4,3,2,'Water Ministry','government',NULL,NULL,'[]','[{"start":113,"end":127,"text":"Water Ministry"}]','the same full name',NULL);
INSERT INTO "appearance" VALUES(5,4,1,'Jelena Simić','person',NULL,NULL,'[]','[{"start":42,"end":54,"text":"Jelena Simić"}]','the same full name',NULL);
INSERT INTO "appearance" VALUES(6,4,2,'Water Ministry','government',NULL,NULL,'[]','[{"start":113,"end":127,"text":"Water Ministry"}]','the same full name',NULL);
CREATE TABLE article (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	source TEXT NOT NULL, 
	ref TEXT, 
	within TEXT, 
	added TEXT NOT NULL, 
	CONSTRAINT pk_article PRIMARY KEY (id), 
	CONSTRAINT uq_article_key UNIQUE ("key")
);
INSERT INTO "article" VALUES(1,'078965b0adddd71e','dam.txt',NULL,NULL,'2026-03-01T12:00:00+00:00');
INSERT INTO "article" VALUES(2,'39ebd6e38e7fb42e','b.txt',NULL,NULL,'2026-03-01T12:00:00+00:00');
CREATE TABLE blob (
	digest TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_blob PRIMARY KEY (digest)
);
INSERT INTO "blob" VALUES('sha256:992509b1b8b089f0e84feaa432d4c38693f1681b15172d3d3d54c445fa4cc360',150,X'28B52FFD2096050400D2081D2190B5E9FE7FBD7BDC9728DB5DCCDFB29FA5F164D1820D4F718CA343EA727D3DD00188BA55CE3C79EAD1CE36969AC9FB76077F693EAEF1AC8173C99AC6B75D8AAFBF6FCC1288DB00428873A82B5997318F99F1A4CA824FCF9CE00375B198D9355687FE9220C490598BF1563940401ADCCEEA040102003F215E96413003');
INSERT INTO "blob" VALUES('sha256:65138e5607571076962bb85621ebbd2879a62d75a5d1cdc220331ae1dccf7fbc',152,X'28B52FFD2098FD0300B2481C20A0A5E9FAA3AB3FAE77E37659FEDEFD535A4EC43A997031C23E7EA1F27EDD850146722A678E1CD5AF4E36860A8FE69B13FDD25A78E05905C74715F6DE72053CFB7C533640C8707C6A1D55AB8766157830E1A156676E687107489C49999B265FBF2008B163D6D2732A272840449B9B4C0803003F21CE19A29B152833');
CREATE TABLE channel (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	CONSTRAINT pk_channel PRIMARY KEY (id), 
	CONSTRAINT uq_channel_key UNIQUE ("key")
);
INSERT INTO "channel" VALUES(1,'b29aa592f23651d9','Telegram','social');
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	text TEXT NOT NULL, 
	articles INTEGER NOT NULL, 
	outlets INTEGER NOT NULL, 
	origins INTEGER NOT NULL, 
	unknown INTEGER NOT NULL, 
	members TEXT NOT NULL, 
	disputes TEXT NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT fk_claim_story_id FOREIGN KEY(story_id) REFERENCES story (id) ON DELETE CASCADE
);
CREATE TABLE copy (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	derivation TEXT NOT NULL, 
	direction TEXT NOT NULL, 
	share FLOAT NOT NULL, 
	share_there FLOAT NOT NULL, 
	weight FLOAT NOT NULL, 
	passages TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	CONSTRAINT pk_copy PRIMARY KEY (id), 
	CONSTRAINT fk_copy_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_copy_other_id FOREIGN KEY(other_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT uq_copy_article_id_other_id UNIQUE (article_id, other_id)
);
CREATE TABLE correction (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	person TEXT NOT NULL, 
	action TEXT NOT NULL, 
	target TEXT NOT NULL, 
	article TEXT, 
	reason TEXT, 
	"before" TEXT, 
	"after" TEXT, 
	texts TEXT NOT NULL, 
	undoes INTEGER, 
	previous TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_correction PRIMARY KEY (number), 
	CONSTRAINT fk_correction_undoes FOREIGN KEY(undoes) REFERENCES correction (number), 
	CONSTRAINT uq_correction_hash UNIQUE (hash)
);
CREATE TABLE event (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	statement_id INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	type TEXT, 
	actors TEXT NOT NULL, 
	place TEXT, 
	earliest TEXT, 
	latest TEXT, 
	rule TEXT, 
	CONSTRAINT pk_event PRIMARY KEY (id), 
	CONSTRAINT fk_event_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE, 
	CONSTRAINT fk_event_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id)
);
CREATE TABLE figure (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	statement_id INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	low FLOAT, 
	high FLOAT, 
	unit TEXT NOT NULL, 
	"of" TEXT, 
	rule TEXT NOT NULL, 
	CONSTRAINT pk_figure PRIMARY KEY (id), 
	CONSTRAINT fk_figure_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE, 
	CONSTRAINT fk_figure_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id)
);
CREATE TABLE lineage (
	article_id INTEGER NOT NULL, 
	found_in INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	story_why TEXT NOT NULL, 
	origin_id INTEGER NOT NULL, 
	parent_id INTEGER, 
	parent_why TEXT NOT NULL, 
	family TEXT, 
	own_kind TEXT NOT NULL, 
	own_hand TEXT, 
	own_why TEXT NOT NULL, 
	origin_kind TEXT NOT NULL, 
	hand TEXT, 
	CONSTRAINT pk_lineage PRIMARY KEY (article_id), 
	CONSTRAINT fk_lineage_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_lineage_found_in FOREIGN KEY(found_in) REFERENCES story (id), 
	CONSTRAINT fk_lineage_origin_id FOREIGN KEY(origin_id) REFERENCES article (id), 
	CONSTRAINT fk_lineage_parent_id FOREIGN KEY(parent_id) REFERENCES article (id) ON DELETE SET NULL, 
	CONSTRAINT fk_lineage_story_id FOREIGN KEY(story_id) REFERENCES story (id)
);
CREATE TABLE made_by (
	id INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	sayso TEXT NOT NULL, 
	models TEXT NOT NULL, 
	lexicons TEXT NOT NULL, 
	CONSTRAINT pk_made_by PRIMARY KEY (id), 
	CONSTRAINT uq_made_by_digest UNIQUE (digest)
);
INSERT INTO "made_by" VALUES(1,'sha256:41d46359720172e8ae34cc8e5000240728d100d5617f0982f2c09aa9b1101f1f','0.1','{"parser":"by hand"}','sha256:0');
INSERT INTO "made_by" VALUES(2,'sha256:51a479a8cdd72e2c1ffa43c4972da72bceb444aab82c3788012cbedcbe6666a1','0.2','{"parser":"by hand"}','sha256:0');
CREATE TABLE place (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	lat FLOAT NOT NULL, 
	lon FLOAT NOT NULL, 
	country TEXT, 
	kind TEXT, 
	precision_km FLOAT, 
	CONSTRAINT pk_place PRIMARY KEY (id), 
	CONSTRAINT uq_place_key UNIQUE ("key")
);
INSERT INTO "place" VALUES(1,'520c6f61600d677c','Foča','foca',43.5,18.8,'BA','settlement',1.0);
CREATE TABLE place_mention (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	place_id INTEGER, 
	statement_id INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	candidates INTEGER NOT NULL, 
	rule TEXT NOT NULL, 
	found TEXT, 
	CONSTRAINT pk_place_mention PRIMARY KEY (id), 
	CONSTRAINT fk_place_mention_place_id FOREIGN KEY(place_id) REFERENCES place (id), 
	CONSTRAINT fk_place_mention_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE, 
	CONSTRAINT fk_place_mention_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id)
);
INSERT INTO "place_mention" VALUES(1,1,1,2,103,107,'Foča',1,'by hand',NULL);
INSERT INTO "place_mention" VALUES(2,3,1,4,103,107,'Foča',1,'by hand',NULL);
INSERT INTO "place_mention" VALUES(3,4,1,6,103,107,'Foča',1,'by hand',NULL);
CREATE TABLE reading (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	made_by_id INTEGER NOT NULL, 
	current BOOLEAN NOT NULL, 
	title TEXT, 
	text TEXT NOT NULL, 
	content TEXT NOT NULL, 
	url TEXT, 
	outlet TEXT, 
	outlet_folded TEXT, 
	published TEXT, 
	published_time TEXT, 
	language TEXT, 
	byline TEXT NOT NULL, 
	passages TEXT NOT NULL, 
	credits TEXT NOT NULL, 
	report BLOB NOT NULL, keys TEXT, traits BLOB, propositions BLOB, 
	CONSTRAINT pk_reading PRIMARY KEY (id), 
	CONSTRAINT fk_reading_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_reading_made_by_id FOREIGN KEY(made_by_id) REFERENCES made_by (id) ON DELETE CASCADE, 
	CONSTRAINT fk_reading_version_id FOREIGN KEY(version_id) REFERENCES version (id) ON DELETE CASCADE, 
	CONSTRAINT uq_reading_version_id_made_by_id UNIQUE (version_id, made_by_id)
);
INSERT INTO "reading" VALUES(1,1,1,1,0,'Dam at Višegrad holds','Dam at Višegrad holds

The dam was sound, Jelena Simić said on Monday.

Cracks were reported in May at Foča, the Water Ministry denied on Telegram.','sha256:992509b1b8b089f0e84feaa432d4c38693f1681b15172d3d3d54c445fa4cc360',NULL,NULL,NULL,'2026-05-02',NULL,'en','[]','[{"start":0,"end":21,"role":"headline","rule":null},{"start":23,"end":70,"role":"body","rule":null},{"start":72,"end":147,"role":"body","rule":null}]','[]',X'28B52FFD600508D51B00B6AE872F6049DB06210802011812818587003525B12FD9204BB2962B271C5B8FFA70A8B4CD2E19BD751389CC8B4666519080087F007A00750071AAB90D2ADAA7184AE00DBCC17C3042EAAD7C708409AD40FDAA680BA8A3EFC0AF4B9942716E5907B32C6E619EF294972C1AD39ED6289A4361281AC52D2F51965D762C0D3307A3614FF3B487C19884C170144CB2D07C7094A1EB97AB4BDFE113D13E75949D94E2D4A5CF17424C8F3AFA5A97B6002F2384A53ABA11436EEA43BA9EE14B51578381333DBA94E1F7EB6A2C96962CA6171FB650921581507249EA52F6866F19D22875B5C4D1E7AC8B39FA727FEA030347273F76CE85E8D244043901B7F35393FCD9DE0A4AF2EF02C5D0ABB510244403D32A286FF558B1E4063519DC4A0289699F4705E551BDDEA91E48E8A811A875867C40ADE752EA28F40F67F96A7AB4A1EF065D8DC7109CFE25CFB9BECFEE0B395D91478ABD2FD9E9F2D80F69E926BF382543385A97CCB00CD1854916C9295BDEF93D3AC7B29FB736C3825012E7887F4578C275FC3A97E4CFEFC7D2E952E7C74A0F5FF8B81DFD62C451FF82260CC1308422610943B3E12341A09402005E82CC7EABE180996B0786BA244FB99009F9C528C1D4D138A79D9E057E1BF593D2A31DED273794CBBA94C160440CFFB9FDBE7EBE4E174B34472386058F3DDBB11430401D979A44D3A02E26A12C545873ABB122304A7ECE8F86C796F1DDEA6AB48B73A962691497EC203E92D6DA822D5843248B1551B8F225F6808BA0211946081991C214141524CB0120426210B2BC0DB5676527DBB8EC3BB90975364544AB9B175CC85E9BBEC08E4D6C48EE63C13F8904F22765496F3D980AC7F58C71CBF22E127E99C44531EDEB84903C3FB0873E5A326C86649B5ECD38679219AB44DCBFA02E0324A4244054F62BCB1ACD17C9C3459AA5378F160377A1787CCBFA648DF455A460EE2874594CCACF0195DBF45530D475B3F9CA106AC2169B0C4A21CDD8C4D9200D61D594D6B9D3B54AC429F18697E765B5E39321975A8BAB2D2F2B39CB3C5F1F2F2FECE656C7264C0A0B25A48DCB7C346AFD3A3A2CF179399ACFD16995B6A22F710783FF8B0016356BCDCC508B15E67A99760205C82597E14EAEBB4442908CCF31414B451187E062088B5FA31AB06C3112A31B6919C4B13BDEA0050518132E9934D6841C06EE230D6884C385937209AA82E1F69CE0D0BD9361B5F42AA67B1C9FD1B11CE5A8F4F65C6BD0CD9D500970506A','["m:w:dam","m:w:crack"]',X'28B52FFD20021100007B7D',X'28B52FFD20021100005B5D');
INSERT INTO "reading" VALUES(2,1,2,1,1,'Dam at Višegrad holds','Dam at Višegrad holds

The dam was cracked, Jelena Simić said on Monday.

Cracks were reported in May at Foča, the Water Ministry denied on Telegram.','sha256:65138e5607571076962bb85621ebbd2879a62d75a5d1cdc220331ae1dccf7fbc',NULL,NULL,NULL,'2026-05-02',NULL,'en','[]','[{"start":0,"end":21,"role":"headline","rule":null},{"start":23,"end":72,"role":"body","rule":null},{"start":74,"end":149,"role":"body","rule":null}]','[]',X'28B52FFD605502DD0F00C6E0622E70A76D03A9AA220009907F2808622429DC2B3D74E9DB4C99A082DA8D32788A0873D8FF6E8426DD61CB4FFFA70B2C5600590054008E955E45A1481873EC145E76699831CB68168C1DA715C62C0BC7610C836912A5599A84597AA15016A6310BDBC71F9A3674EFE7EAD277F804B4AC4DDB4D49BA2EE5B80F6272B4293F5DAA04F829A39EDA74A17E9CEB43FEE26BA8D9BF08543FAFD6327020094CDB50F1296ED5B31B940B484CCB513654948ADFBA5AE0E041CF80DAD8B00BA8C59DC0ED74CAB74141CBAA9F84A810159CA17C14EF84748307EF80FA55D00ED0A6EFD0AF4B9DF3681E2E2C412C09826109EBC71F74A4084E49D7377C49EA5A70B4C9D1A50DFFBDAE05068282D04C2C1DD628D88A40284569EAD28E0FF2F6A372EA5258538EAD2B69FA73DFF5C1D1D41BB2EE1BE9D204043BA15F6C56D3FC00220B8EA6DE2F45FE5841271EA57B0E0D7545D46C9F1B396C965022D1A6D2A7F5C961685E28EEFBE32941DEA3DDC268CA771B1BEA5F9176B88F5F17A5F9FE8F7B3A5D1A1BB212242EE47E8FC7126AE83D83062C284042A3A82A1E11609D83D0D1F2BBC56C0CB66D00475031326DD13C11F1A2AC28E31642D51A651408AA6BDC3BF0E867DA884EB389B6C1775A40663C971E9A8337EF72F71A18780E8E5E9272FA8E039E7772F03DB0BDA2823A487D8E601C35B756A7EDD6703BF989006B7306','["m:w:dam","m:w:lake"]',X'28B52FFD20021100007B7D',X'28B52FFD20021100005B5D');
INSERT INTO "reading" VALUES(3,2,3,1,0,'Dam at Višegrad holds','Dam at Višegrad holds

The dam was sound, Jelena Simić said on Monday.

Cracks were reported in May at Foča, the Water Ministry denied on Telegram.','sha256:992509b1b8b089f0e84feaa432d4c38693f1681b15172d3d3d54c445fa4cc360',NULL,NULL,NULL,'2026-05-02',NULL,'en','[]','[{"start":0,"end":21,"role":"headline","rule":null},{"start":23,"end":70,"role":"body","rule":null},{"start":72,"end":147,"role":"body","rule":null}]','[]',X'28B52FFD600508D51B00B6AE872F6049DB06210802011812818587003525B12FD9204BB2962B271C5B8FFA70A8B4CD2E19BD751389CC8B4666519080087F007A00750071AAB90D2ADAA7184AE00DBCC17C3042EAAD7C708409AD40FDAA680BA8A3EFC0AF4B9942716E5907B32C6E619EF294972C1AD39ED6289A4361281AC52D2F51965D762C0D3307A3614FF3B487C19884C170144CB2D07C7094A1EB97AB4BDFE113D13E75949D94E2D4A5CF17424C8F3AFA5A97B6002F2384A53ABA11436EEA43BA9EE14B51578381333DBA94E1F7EB6A2C96962CA6171FB650921581507249EA52F6866F19D22875B5C4D1E7AC8B39FA727FEA030347273F76CE85E8D244043901B7F35393FCD9DE0A4AF2EF02C5D0ABB510244403D32A286FF558B1E4063519DC4A0289699F4705E551BDDEA91E48E8A811A875867C40ADE752EA28F40F67F96A7AB4A1EF065D8DC7109CFE25CFB9BECFEE0B395D91478ABD2FD9E9F2D80F69E926BF382543385A97CCB00CD1854916C9295BDEF93D3AC7B29FB736C3825012E7887F4578C275FC3A97E4CFEFC7D2E952E7C74A0F5FF8B81DFD62C451FF82260CC1308422610943B3E12341A09402005E82CC7EABE180996B0786BA244FB99009F9C528C1D4D138A79D9E057E1BF593D2A31DED273794CBBA94C160440CFFB9FDBE7EBE4E174B34472386058F3DDBB11430401D979A44D3A02E26A12C545873ABB122304A7ECE8F86C796F1DDEA6AB48B73A962691497EC203E92D6DA822D5843248B1551B8F225F6808BA0211946081991C214141524CB0120426210B2BC0DB5676527DBB8EC3BB90975364544AB9B175CC85E9BBEC08E4D6C48EE63C13F8904F22765496F3D980AC7F58C71CBF22E127E99C44531EDEB84903C3FB0873E5A326C86649B5ECD38679219AB44DCBFA02E0324A4244054F62BCB1ACD17C9C3459AA5378F160377A1787CCBFA648DF455A460EE2874594CCACF0195DBF45530D475B3F9CA106AC2169B0C4A21CDD8C4D9200D61D594D6B9D3B54AC429F18697E765B5E39321975A8BAB2D2F2B39CB3C5F1F2F2FECE656C7264C0A0B25A48DCB7C346AFD3A3A2CF179399ACFD16995B6A22F710783FF8B0016356BCDCC508B15E67A99760205C82597E14EAEBB4442908CCF31414B451187E062088B5FA31AB06C3112A31B6919C4B13BDEA0050518132E9934D6841C06EE230D6884C385937209AA82E1F69CE0D0BD9361B5F42AA67B1C9FD1B11CE5A8F4F65C6BD0CD9D500970506A','["m:w:dam","m:w:crack"]',X'28B52FFD20021100007B7D',X'28B52FFD20021100005B5D');
INSERT INTO "reading" VALUES(4,2,3,2,1,'Dam at Višegrad holds','Dam at Višegrad holds

The dam was sound, Jelena Simić said on Monday.

Cracks were reported in May at Foča, the Water Ministry denied on Telegram.','sha256:992509b1b8b089f0e84feaa432d4c38693f1681b15172d3d3d54c445fa4cc360',NULL,NULL,NULL,'2026-05-02',NULL,'en','[]','[{"start":0,"end":21,"role":"headline","rule":null},{"start":23,"end":70,"role":"body","rule":null},{"start":72,"end":147,"role":"body","rule":null}]','[]',X'28B52FFD600508DD1B00B6AE872F6049DB06210802011812818587003525B12FD9204BB2962B271C5B8FFA70A8B4CD2E19BD751389CC8B4666519080087F007A00750071AAB90D2ADAA7184AE00DBCC17C3042EAAD7C708409AD40FDAA680BA8A3EFC0AF4B9942716E5907B32C6E619EF294972C1AD39ED6289A4361281AC52D2F51965D762C0D3307A3614FF3B487C19884C170144CB2D07C7094A1EB97AB4BDFE113D13E75949D94E2D4A5CF17424C8F3AFA5A97B6002F2384A53ABA11436EEA43BA9EE14B51578381333DBA94E1F7EB6A2C96962CA6171FB650921581507249EA52F6866F19D22875B5C4D1E7AC8B39FA727FEA030347273F76CE85E8D244043901B7F35393FCD9DE0A4AF2EF02C5D0ABB510244403D32A286FF558B1E4063519DC4A0289699F4705E551BDDEA91E48E8A811A875867C40ADE752EA28F40F67F96A7AB4A1EF065D8DC7109CFE25CFB9BECFEE0B395D91478ABD2FD9E9F2D80F69E926BF382543385A97CCB00CD1854916C9295BDEF93D3AC7B29FB736C3825012E7887F4578C275FC3A97E4CFEFC7D2E952E7C74A0F5FF8B81DFD62C451FF82260CC1308422610943B3E12341A09402005E82CC7EABE180996B0786BA244FB99009F9C528C1D4D138A79D9E057E1BF593D2A31DED273794CBBA94C160440CFFB9FDBE7EBE4E174B34472386058F3DDBB11430401D979A44D3A02E26A12C545873ABB122304A7ECE8F86C796F1DDEA6AB48B73A962691497EC203E92D6DA822D5843248B1551B8F225F6808BA0211946081991C214141524CB0120426210B2BC0DB5676527DBB8EC3BB90975364544AB9B175CC85E377D4ED9B1490DC97D2CF8279140FEA42CE9AD0753E1B89E316E59DE45C22F93B828A67D9D1092E707F6D0474B86CD906CD3AB19E74C32639588FB17D4658084940488CA7E6559A3F92279B848B3F4E6D162E02E148F6F599FAC91BE8A14CC1D852E8B49F939A0729BBE0A86BA6E365F19424DD862934129A4199B381BA421AC9AD23A77BA56893825DEF0F2BCAC767C32E4526B71B5E565256799E7EBE3E585DDDCEAD8844961A184B471998F46AD5F4787253E2F47F3393AADD256F425EE60F07F11C0A266AD99196AB1C25C2FD34EA000B9E432DCC97597480892F1392668A928E2105C0C61F16B5403962D466274232D833876C71BB4A00063C22593C69A90C3C07DA4018D70B870522E415530DC9E131CBA7732AC965EC5748FE3333A96A31C95DE9E6B0DBAB9132A010E4A0D','["m:w:dam","m:w:crack"]',X'28B52FFD20021100007B7D',X'28B52FFD20021100005B5D');
CREATE TABLE redaction (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	person TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	what TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_redaction PRIMARY KEY (id), 
	CONSTRAINT uq_redaction_key UNIQUE ("key")
);
CREATE TABLE refusal (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	source TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	way_out TEXT NOT NULL, 
	bytes_key TEXT, 
	made_by TEXT, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_refusal PRIMARY KEY (id), 
	CONSTRAINT uq_refusal_key UNIQUE ("key")
);
INSERT INTO "refusal" VALUES(1,'aaa51016310e3f4c','bad.txt','no words','give words',NULL,NULL,'2026-03-01T12:00:00+00:00');
CREATE TABLE sighting (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	seen TEXT NOT NULL, 
	CONSTRAINT pk_sighting PRIMARY KEY (id), 
	CONSTRAINT fk_sighting_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_sighting_version_id FOREIGN KEY(version_id) REFERENCES version (id) ON DELETE CASCADE
);
INSERT INTO "sighting" VALUES(1,1,1,'d4091c03e9a9208f','2026-03-01T12:00:00+00:00');
INSERT INTO "sighting" VALUES(2,1,2,'22083a78385c6509','2026-03-01T12:00:00+00:00');
INSERT INTO "sighting" VALUES(3,2,3,'762f25ed60182cd8','2026-03-01T12:00:00+00:00');
CREATE TABLE statement (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	ident TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	spans TEXT NOT NULL, 
	cue TEXT, 
	cue_start INTEGER, 
	cue_end INTEGER, 
	source TEXT, 
	source_start INTEGER, 
	source_end INTEGER, 
	kind TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	certainty TEXT NOT NULL, 
	strength TEXT NOT NULL, 
	actor_id INTEGER, 
	speaker TEXT, 
	speaker_kind TEXT NOT NULL, 
	speaker_description TEXT, 
	speaker_grade TEXT NOT NULL, 
	speaker_doubt TEXT, 
	speaker_rule TEXT, 
	channel_id INTEGER, 
	channel_start INTEGER, 
	channel_end INTEGER, 
	said_earliest TEXT, 
	said_latest TEXT, 
	hedges TEXT NOT NULL, 
	within TEXT, 
	rule TEXT NOT NULL, 
	status TEXT NOT NULL, 
	found TEXT, 
	CONSTRAINT pk_statement PRIMARY KEY (id), 
	CONSTRAINT fk_statement_actor_id FOREIGN KEY(actor_id) REFERENCES actor (id), 
	CONSTRAINT fk_statement_channel_id FOREIGN KEY(channel_id) REFERENCES channel (id), 
	CONSTRAINT fk_statement_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE
);
INSERT INTO "statement" VALUES(1,1,'623dab19a00b30a3','s23-40',23,40,'The dam was sound','[[23,40]]',NULL,NULL,NULL,'Jelena Simić',42,54,'indirect','asserts','plain','neutral',1,'Jelena Simić','person',NULL,'certain',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]',NULL,'by hand','found',NULL);
INSERT INTO "statement" VALUES(2,1,'9e8c7fafed0e3056','s72-107',72,107,'Cracks were reported in May at Foča','[[72,107]]',NULL,NULL,NULL,'Water Ministry',113,127,'indirect','denies','plain','neutral',2,'Water Ministry','government',NULL,'certain',NULL,NULL,1,138,146,NULL,NULL,'[]',NULL,'by hand','found',NULL);
INSERT INTO "statement" VALUES(3,3,'3d137b5fbc710c84','s23-40',23,40,'The dam was sound','[[23,40]]',NULL,NULL,NULL,'Jelena Simić',42,54,'indirect','asserts','plain','neutral',1,'Jelena Simić','person',NULL,'certain',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]',NULL,'by hand','found',NULL);
INSERT INTO "statement" VALUES(4,3,'16ff626517e3e4f1','s72-107',72,107,'Cracks were reported in May at Foča','[[72,107]]',NULL,NULL,NULL,'Water Ministry',113,127,'indirect','denies','plain','neutral',2,'Water Ministry','government',NULL,'certain',NULL,NULL,1,138,146,NULL,NULL,'[]',NULL,'by hand','found',NULL);
INSERT INTO "statement" VALUES(5,4,'3d137b5fbc710c84','s23-40',23,40,'The dam was sound','[[23,40]]',NULL,NULL,NULL,'Jelena Simić',42,54,'indirect','asserts','plain','neutral',1,'Jelena Simić','person',NULL,'certain',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]',NULL,'by hand','found',NULL);
INSERT INTO "statement" VALUES(6,4,'16ff626517e3e4f1','s72-107',72,107,'Cracks were reported in May at Foča','[[72,107]]',NULL,NULL,NULL,'Water Ministry',113,127,'indirect','denies','plain','neutral',2,'Water Ministry','government',NULL,'certain',NULL,NULL,1,138,146,NULL,NULL,'[]',NULL,'by hand','found',NULL);
CREATE TABLE story (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	merged_into INTEGER, 
	weighed BLOB, 
	weighed_by TEXT, 
	CONSTRAINT pk_story PRIMARY KEY (id), 
	CONSTRAINT fk_story_merged_into FOREIGN KEY(merged_into) REFERENCES story (id), 
	CONSTRAINT uq_story_key UNIQUE ("key")
);
CREATE TABLE time_mention (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	statement_id INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	earliest TEXT, 
	latest TEXT, 
	rule TEXT NOT NULL, 
	found TEXT, 
	CONSTRAINT pk_time_mention PRIMARY KEY (id), 
	CONSTRAINT fk_time_mention_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE, 
	CONSTRAINT fk_time_mention_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id)
);
INSERT INTO "time_mention" VALUES(1,1,2,93,99,'in May','2026-05-01','2026-05-01','by hand',NULL);
INSERT INTO "time_mention" VALUES(2,3,4,93,99,'in May','2026-05-01','2026-05-01','by hand',NULL);
INSERT INTO "time_mention" VALUES(3,4,6,93,99,'in May','2026-05-01','2026-05-01','by hand',NULL);
CREATE TABLE trace_key (
	"key" BIGINT NOT NULL, 
	rank BIGINT NOT NULL, 
	CONSTRAINT pk_trace_key PRIMARY KEY ("key", rank)
)
 WITHOUT ROWID

;
INSERT INTO "trace_key" VALUES(-2476022828854592577,6254163872710658);
INSERT INTO "trace_key" VALUES(2563593675606624534,6254163872710658);
INSERT INTO "trace_key" VALUES(2563593675606624534,6254163872710660);
INSERT INTO "trace_key" VALUES(4525540412081390279,6254163872710660);
CREATE TABLE version (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	seen TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	charset TEXT, 
	hints TEXT NOT NULL, 
	said TEXT NOT NULL, 
	complete BOOLEAN NOT NULL, 
	gist TEXT NOT NULL, 
	CONSTRAINT pk_version PRIMARY KEY (id), 
	CONSTRAINT fk_version_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_version_digest FOREIGN KEY(digest) REFERENCES blob (digest)
);
INSERT INTO "version" VALUES(1,1,'sha256:992509b1b8b089f0e84feaa432d4c38693f1681b15172d3d3d54c445fa4cc360','2026-03-01T12:00:00+00:00','plain',NULL,'{"published":null,"url":"https://lantern.example/dam","title":null,"outlet":"Lantern","published_time":null}','{"published":null,"url":null,"title":null,"outlet":null,"published_time":null}',1,'sha256:da17aacf3bdd6101cca7fb2b4f209f7ec38e51b0a52389c28cd6adc3b2221434');
INSERT INTO "version" VALUES(2,1,'sha256:65138e5607571076962bb85621ebbd2879a62d75a5d1cdc220331ae1dccf7fbc','2026-03-01T12:00:00+00:00','plain',NULL,'{"published":null,"url":"https://lantern.example/dam","title":null,"outlet":null,"published_time":null}','{"published":null,"url":null,"title":null,"outlet":null,"published_time":null}',1,'sha256:6f3ab9068fd5882244f0b7fa47e959e0005470605a69a58b55829d45ab57929b');
INSERT INTO "version" VALUES(3,2,'sha256:992509b1b8b089f0e84feaa432d4c38693f1681b15172d3d3d54c445fa4cc360','2026-03-01T12:00:00+00:00','plain',NULL,'{"published":null,"url":null,"title":null,"outlet":null,"published_time":null}','{"published":null,"url":null,"title":null,"outlet":null,"published_time":null}',1,'sha256:da17aacf3bdd6101cca7fb2b4f209f7ec38e51b0a52389c28cd6adc3b2221434');
CREATE INDEX ix_actor_merged_into ON actor (merged_into);
CREATE INDEX ix_address_next_check ON address (next_check);
CREATE INDEX ix_correction_action ON correction (action);
CREATE INDEX ix_correction_article ON correction (article);
CREATE INDEX ix_correction_target ON correction (target);
CREATE INDEX ix_place_folded ON place (folded);
CREATE INDEX ix_place_lat_lon ON place (lat, lon);
CREATE INDEX ix_refusal_bytes_key ON refusal (bytes_key);
CREATE INDEX ix_refusal_source ON refusal (source);
CREATE INDEX ix_version_article_id_seen ON version (article_id, seen);
CREATE INDEX ix_version_digest ON version (digest);
CREATE INDEX ix_reading_article_id_current ON reading (article_id, current);
CREATE INDEX ix_reading_made_by_id ON reading (made_by_id);
CREATE INDEX ix_reading_outlet_folded ON reading (outlet_folded);
CREATE INDEX ix_reading_published ON reading (published);
CREATE INDEX ix_sighting_article_id_key ON sighting (article_id, "key");
CREATE INDEX ix_sighting_version_id ON sighting (version_id);
CREATE INDEX ix_appearance_actor_id ON appearance (actor_id);
CREATE INDEX ix_appearance_found ON appearance (id) WHERE found IS NOT NULL;
CREATE INDEX ix_appearance_reading_id ON appearance (reading_id);
CREATE INDEX ix_statement_actor_id ON statement (actor_id);
CREATE INDEX ix_statement_channel_id ON statement (channel_id);
CREATE INDEX ix_statement_found ON statement (id) WHERE found IS NOT NULL;
CREATE INDEX ix_statement_key ON statement ("key");
CREATE INDEX ix_statement_reading_id ON statement (reading_id);
CREATE INDEX ix_statement_rejected ON statement (id) WHERE status = 'rejected';
CREATE INDEX ix_event_reading_id ON event (reading_id);
CREATE INDEX ix_event_statement_id ON event (statement_id);
CREATE INDEX ix_figure_reading_id ON figure (reading_id);
CREATE INDEX ix_figure_statement_id ON figure (statement_id);
CREATE INDEX ix_place_mention_found ON place_mention (id) WHERE found IS NOT NULL;
CREATE INDEX ix_place_mention_place_id ON place_mention (place_id);
CREATE INDEX ix_place_mention_reading_id ON place_mention (reading_id);
CREATE INDEX ix_place_mention_statement_id ON place_mention (statement_id);
CREATE INDEX ix_time_mention_found ON time_mention (id) WHERE found IS NOT NULL;
CREATE INDEX ix_time_mention_reading_id ON time_mention (reading_id);
CREATE INDEX ix_time_mention_statement_id ON time_mention (statement_id);
CREATE INDEX ix_story_merged_into ON story (merged_into);
CREATE INDEX ix_claim_story_id ON claim (story_id);
CREATE INDEX ix_copy_article_id ON copy (article_id);
CREATE INDEX ix_copy_other_id ON copy (other_id);
CREATE INDEX ix_lineage_found_in ON lineage (found_in);
CREATE INDEX ix_lineage_origin_id ON lineage (origin_id);
CREATE INDEX ix_lineage_parent_id ON lineage (parent_id);
CREATE INDEX ix_lineage_story_id ON lineage (story_id);
CREATE VIEW articles AS 
        SELECT a.key AS id, a.ref, r.url, r.outlet, r.title, r.published,
               st.key AS story, o.key AS origin, p.key AS parent,
               coalesce(l.origin_kind, 'unknown') AS origin_kind,
               CASE WHEN l.own_why IS NULL THEN '[]' WHEN l.parent_why = '[]' THEN l.own_why
                    WHEN l.own_why = '[]' THEN l.parent_why
                    ELSE substr(l.parent_why, 1, length(l.parent_why) - 1) || ',' || substr(l.own_why, 2)
               END AS evidence,
               l.hand, l.family,
               r.published_time, r.language, r.byline, r.credits, a.source, a.within, v.complete, v.seen,
               (SELECT count(*) FROM version w WHERE w.article_id = a.id) AS versions, a.added,
               v.digest AS bytes, r.content, r.text,
               m.sayso AS made_by, m.models, m.lexicons
        FROM reading r
        JOIN article a ON a.id = r.article_id
        JOIN version v ON v.id = r.version_id
        JOIN made_by m ON m.id = r.made_by_id
        LEFT JOIN lineage l ON l.article_id = a.id
        LEFT JOIN story st ON st.id = l.story_id
        LEFT JOIN article o ON o.id = l.origin_id
        LEFT JOIN article p ON p.id = l.parent_id
        WHERE r.current;
CREATE VIEW stories AS 
        SELECT st.key AS id, title.title, told.first_published, told.last_published, told.articles,
               told.outlets, told.origins, told.unknown
        FROM story st
        JOIN (
            SELECT l.story_id, count(*) AS articles, count(DISTINCT lower(l.family)) AS outlets,
                   count(DISTINCT CASE WHEN l.origin_kind <> 'unknown' THEN lower(l.hand) END) AS origins,
                   count(CASE WHEN l.origin_kind = 'unknown' THEN 1 END) AS unknown,
                   min(r.published) AS first_published, max(r.published) AS last_published
            FROM lineage l JOIN reading r ON r.article_id = l.article_id AND r.current
            GROUP BY l.story_id
        ) told ON told.story_id = st.id
        JOIN reading title ON title.id = (
            SELECT r.id FROM lineage l JOIN reading r ON r.article_id = l.article_id AND r.current
            WHERE l.story_id = st.id
            ORDER BY r.title IS NULL, r.published IS NULL, r.published, l.article_id LIMIT 1
        );
CREATE VIEW copies AS 
        SELECT a.key AS article, o.key AS other, c.derivation, c.direction, c.share, c.share_there,
               c.weight, c.passages, c.evidence
        FROM copy c
        JOIN article a ON a.id = c.article_id
        JOIN article o ON o.id = c.other_id;
CREATE VIEW claims AS 
        SELECT c.key AS id, st.key AS story, c.text, c.articles, c.outlets, c.origins, c.unknown,
               c.members, c.disputes
        FROM claim c JOIN story st ON st.id = c.story_id;
CREATE VIEW statements AS 
        SELECT s.key AS id, a.key AS article, r.outlet, r.published, r.url, r.title,
               s.kind, s.content, s.speaker, s.speaker_kind, s.speaker_description, s.speaker_grade,
               s.speaker_doubt, who.key AS actor, who.name AS actor_name,
               c.name AS channel, c.kind AS channel_kind, s.said_earliest, s.said_latest,
               s.stance, s.certainty, s.strength, s.cue, s.source, s.start, s."end", s.spans, s.hedges,
               s.within, s.rule, s.speaker_rule, s.status
        FROM statement s
        JOIN reading r ON r.id = s.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN actor own ON own.id = s.actor_id
        LEFT JOIN actor who ON who.id = coalesce(own.merged_into, own.id)
        LEFT JOIN channel c ON c.id = s.channel_id;
CREATE VIEW actors AS 
        SELECT w.key AS id, w.name, w.kind, coalesce(said.statements, 0) AS statements,
               coalesce(named.articles, 0) AS articles
        FROM actor w
        LEFT JOIN (
            SELECT CAST(coalesce(o.merged_into, o.id) AS INTEGER) AS who, count(*) AS statements
            FROM statement s JOIN reading r ON r.id = s.reading_id AND r.current
            JOIN actor o ON o.id = s.actor_id
            WHERE s.status <> 'rejected' GROUP BY coalesce(o.merged_into, o.id)
        ) said ON said.who = w.id
        LEFT JOIN (
            SELECT CAST(coalesce(o.merged_into, o.id) AS INTEGER) AS who,
                   count(DISTINCT r.article_id) AS articles
            FROM (SELECT reading_id, actor_id FROM appearance
                  UNION ALL SELECT reading_id, actor_id FROM statement WHERE status = 'edited') m
            JOIN reading r ON r.id = m.reading_id AND r.current
            JOIN actor o ON o.id = m.actor_id GROUP BY coalesce(o.merged_into, o.id)
        ) named ON named.who = w.id
        WHERE w.merged_into IS NULL;
CREATE VIEW aliases AS 
        SELECT who.key AS actor, who.name AS actor_name, p.name, p.kind, p.description, p.gender, p.roles,
               p.mentions, a.key AS article, r.outlet, r.published, p.rule, own.key AS own
        FROM appearance p
        JOIN reading r ON r.id = p.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        JOIN actor own ON own.id = p.actor_id
        JOIN actor who ON who.id = coalesce(own.merged_into, own.id);
CREATE VIEW places AS 
        SELECT a.key AS article, s.key AS statement, r.outlet, r.published, m.start, m."end", m.text,
               p.key AS place, p.name, p.lat, p.lon, p.country, p.kind, p.precision_km, m.candidates, m.rule
        FROM place_mention m
        JOIN reading r ON r.id = m.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN statement s ON s.id = m.statement_id
        LEFT JOIN place p ON p.id = m.place_id;
CREATE VIEW times AS 
        SELECT a.key AS article, s.key AS statement, r.outlet, r.published, m.start, m."end", m.text,
               m.earliest, m.latest, m.rule
        FROM time_mention m
        JOIN reading r ON r.id = m.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN statement s ON s.id = m.statement_id;
CREATE VIEW figures AS 
        SELECT a.key AS article, s.key AS statement, st.key AS story, o.key AS origin,
               r.outlet, r.published, r.url, r.title,
               who.key AS actor, who.name AS actor_name, s.speaker, s.speaker_description,
               f.start, f."end", f.text, f.low, f.high, f.unit, f.of, f.rule
        FROM figure f
        JOIN reading r ON r.id = f.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN lineage l ON l.article_id = a.id
        LEFT JOIN story st ON st.id = l.story_id
        LEFT JOIN article o ON o.id = l.origin_id
        LEFT JOIN statement s ON s.id = f.statement_id
        LEFT JOIN actor own ON own.id = s.actor_id
        LEFT JOIN actor who ON who.id = coalesce(own.merged_into, own.id);
CREATE VIEW events AS 
        SELECT a.key AS article, s.key AS statement, r.outlet, r.published, e.what, e.type, e.actors,
               e.place, e.earliest, e.latest, e.start, e."end", e.rule
        FROM event e
        JOIN reading r ON r.id = e.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN statement s ON s.id = e.statement_id;
CREATE VIEW channels AS 
        SELECT c.key AS id, c.name, c.kind,
               (SELECT count(*) FROM statement s JOIN reading r ON r.id = s.reading_id AND r.current
                WHERE s.channel_id = c.id AND s.status <> 'rejected') AS statements
        FROM channel c;
CREATE VIEW versions AS 
        SELECT a.key AS article, v.seen, v.digest AS bytes, v.kind, v.complete, v.hints, b.size,
               r.title, r.published, r.content, r.current, m.sayso AS made_by
        FROM version v
        JOIN article a ON a.id = v.article_id
        JOIN blob b ON b.digest = v.digest
        JOIN reading r ON r.version_id = v.id
        JOIN made_by m ON m.id = r.made_by_id;
CREATE VIEW refusals AS SELECT source, reason, way_out, at FROM refusal;
CREATE VIEW corrections AS 
        SELECT number, at, person, action, target, article, reason, before, after, undoes, hash
        FROM correction;
COMMIT;
CREATE VIRTUAL TABLE statement_words USING fts5(words, content='', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE reading_words USING fts5(words, content='', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE actor_words USING fts5(words, content='', columnsize=0, tokenize='ascii');
